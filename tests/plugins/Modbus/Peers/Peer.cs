using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SmartCampus.Plugins.Modbus.Tests.Peers;

/// <summary>The pymodbus server of <c>peer.py</c> as a process of its own, on TCP or behind a pair of pseudo-terminals.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process server;
    private readonly Process? terminals;

    private Peer(Process server, Process? terminals, string address)
    {
        this.server = server;
        this.terminals = terminals;
        Address = address;
    }

    /// <summary>The line to reach it.</summary>
    public string Address { get; }

    public static async Task<Peer> OnTcpAsync()
    {
        int port = FreePort();
        Process server = Start("/usr/bin/python3", "python3-pymodbus", Path.Combine(AppContext.BaseDirectory, "Peers", "peer.py"), "tcp", $"{port}");
        await ExpectAsync(server, "ready", "python3-pymodbus");
        await ConnectableAsync(port);
        return new Peer(server, null, $"tcp://127.0.0.1:{port}");
    }

    public static async Task<Peer> OnTerminalAsync()
    {
        string folder = Directory.CreateTempSubdirectory("modbus").FullName;
        string ours = Path.Combine(folder, "ours");
        string theirs = Path.Combine(folder, "theirs");
        Process terminals = Start("/usr/bin/socat", "socat", $"pty,raw,echo=0,link={ours}", $"pty,raw,echo=0,link={theirs}");
        await UntilAsync(() => File.Exists(ours) && File.Exists(theirs), "socat did not make its pseudo-terminals");
        Process server = Start("/usr/bin/python3", "python3-pymodbus", Path.Combine(AppContext.BaseDirectory, "Peers", "peer.py"), "rtu", theirs);
        await ExpectAsync(server, "ready", "python3-pymodbus (with python3-serial)");
        return new Peer(server, terminals, $"serial:{ours}?baud=115200");
    }

    /// <summary>Changes a value in the server's memory.</summary>
    public Task SetAsync(string area, int address, int value) => OrderAsync($"set {area} {address} {value}");

    /// <summary>Looks at a value in the server's memory.</summary>
    public async Task<int> GetAsync(string area, int address) => int.Parse(await OrderAsync($"get {area} {address}"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Ends the server; its terminals stay.</summary>
    public Task StopServerAsync() => EndAsync(server);

    public async ValueTask DisposeAsync()
    {
        await EndAsync(server);
        await EndAsync(terminals);
    }

    private async Task<string> OrderAsync(string order)
    {
        await server.StandardInput.WriteLineAsync(order);
        await server.StandardInput.FlushAsync();
        return await server.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException($"The pymodbus server ended at '{order}': {await server.StandardError.ReadToEndAsync()}");
    }

    private static async Task ExpectAsync(Process process, string line, string package)
    {
        string? said = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        if (said != line)
            throw new InvalidOperationException($"The Debian package {package} is missing or does not work: {await process.StandardError.ReadToEndAsync()}");
    }

    private static Process Start(string program, string package, params string[] arguments)
    {
        if (!File.Exists(program))
            throw new InvalidOperationException($"{program} is missing; install the Debian package {package}.");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    private static async Task EndAsync(Process? process)
    {
        if (process is null || process.HasExited)
            return;
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task ConnectableAsync(int port) => UntilAsync(
        () =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        },
        "the pymodbus server does not listen");

    private static async Task UntilAsync(Func<bool> condition, string complaint)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"{complaint} within {Patience.TotalSeconds} s.");
            await Task.Delay(20);
        }
    }
}
