using System.Diagnostics;

namespace SmartCampus.Demo.Tests.Lines;

/// <summary>Runs Modbus masters that are not ours.</summary>
internal static class Peer
{
    /// <summary>Debian's mbpoll; returns what it printed and its exit code.</summary>
    public static Task<(int Code, string Output)> MbPollAsync(params string[] arguments) =>
        RunAsync("/usr/bin/mbpoll", "mbpoll is missing: apt-get install mbpoll", ["-1", "-q", "-o", "2", .. arguments]);

    /// <summary>Debian's pymodbus; runs a script that has <c>client</c> made by <paramref name="client"/>.</summary>
    public static Task<(int Code, string Output)> PyModbusAsync(string client, string script) =>
        RunAsync("/usr/bin/python3", "python3 is missing: apt-get install python3 python3-pymodbus python3-serial", ["-c", $"""
            try:
                from pymodbus.client import ModbusTcpClient, ModbusSerialClient
                import serial
            except ImportError as e:
                raise SystemExit("python3-pymodbus or python3-serial is missing (apt-get install python3-pymodbus python3-serial): %s" % e)
            client = {client}
            assert client.connect()
            {script}
            """]);

    private static async Task<(int Code, string Output)> RunAsync(string program, string missing, string[] arguments)
    {
        Assert.True(File.Exists(program), missing);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, output + await errors);
    }
}
