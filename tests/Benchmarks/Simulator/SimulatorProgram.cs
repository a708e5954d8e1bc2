using System.Globalization;
using System.Text.Json;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Simulator;

/// <summary>The process of simulated Modbus TCP devices. Commands come on standard input, each is answered with one line: <c>stats</c>, <c>reset</c>, <c>offline A B</c>, <c>online A B</c>.</summary>
internal static class SimulatorProgram
{
    public static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        SimulatorOptions options = SimulatorOptions.Of(arguments);
        var bank = new DeviceBank(options.Devices, TimeSpan.FromMilliseconds(arguments.Integer("change-ms", 1000)));
        using var server = new SimulatorServer(options, bank);
        server.Start();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(arguments.Seconds("duration", 600));
        ParentWatch.Start(line => Console.Out.WriteLine(Answer(bank, line.Split(' '))), end.Cancel);
        await Console.Out.WriteLineAsync("ready");
        await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        return 0;
    }

    private static string Answer(DeviceBank bank, string[] words)
    {
        switch (words[0])
        {
            case "stats":
                return JsonSerializer.Serialize(bank.Stats(), BenchJson.Line);
            case "reset":
                bank.Reset();
                return "ok";
            case "offline" or "online":
                bank.SetOffline(Number(words[1]), Number(words[2]), words[0] == "offline");
                return "ok";
            default:
                return $"'{words[0]}' is no command";
        }
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
