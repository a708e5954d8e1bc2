using SmartCampus.Benchmarks.Client;
using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Peer;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Report;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>W4: process start to ready, and to the first and the last device's state at a console, from a database that exists.</summary>
internal sealed class StartWorkload : IWorkload
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "w4";

    public string Title => "W4 start";

    public async Task RunAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        foreach (int count in plan.StartSizes)
        {
            report.Note($"{count} devices");
            var devices = new DeviceSet(count);
            await using Simulators simulators = await Simulators.StartAsync(devices, cancellationToken);
            using var folder = new HostFolder();
            int port = FreePort.Take();
            string token = await PrepareAsync(folder, devices, cancellationToken);
            Func<Task<StartFigures>>? peer = plan.Peer is { } nodeRed ? await PreparePeerAsync(nodeRed, devices, cancellationToken) : null;
            Runs<StartFigures> runs = await Runs<StartFigures>.InTurnAsync(
                plan.Repeats, () => ProductAsync(folder, port, token, count, cancellationToken), () => LimitAsync(devices, cancellationToken), peer);
            double slack = Median.Of(runs.Limit, s => s.AllSeconds) + 1.5;
            report.Add(new Figure("W4", $"{count}: ready", "s", Median.Of(runs.Product, s => s.ReadySeconds)));
            report.Add(runs.Figure("W4", $"{count}: first state", "s", s => s.FirstSeconds, new Goal { AtMost = count == 1000 ? 1.7 : null, PeerRatioAtMost = 0.5 }));
            report.Add(runs.Figure("W4", $"{count}: all states", "s", s => s.AllSeconds, new Goal { AtMost = slack }));
        }
    }

    /// <summary>A first start that makes database and token.</summary>
    private static async Task<string> PrepareAsync(HostFolder folder, DeviceSet devices, CancellationToken cancellationToken)
    {
        await using HostProcess host = await HostProcess.StartAsync(folder, devices, cancellationToken);
        File.Delete(folder.Seed);
        return host.Token!;
    }

    private static async Task<StartFigures> ProductAsync(HostFolder folder, int port, string token, int devices, CancellationToken cancellationToken)
    {
        await using ClientProcess client = await ClientProcess.StartAsync(Options(port, token, devices), cancellationToken);
        await using HostProcess host = HostProcess.Launch(folder, port);
        long ready = await host.ReadyAsync(cancellationToken);
        return Figures(host, ready, await FiguresAsync(client, cancellationToken));
    }

    private static async Task<StartFigures> LimitAsync(DeviceSet devices, CancellationToken cancellationToken)
    {
        int port = FreePort.Take();
        await using ClientProcess client = await ClientProcess.StartAsync(Options(port, null, devices.Count), cancellationToken);
        await using PlainProcess limit = PlainProcess.LaunchLimit(devices, port);
        return Figures(limit, 0, await FiguresAsync(client, cancellationToken));
    }

    /// <summary>A first start for the peer too: it notes which nodes it found. Returns how it is started from then on.</summary>
    private static async Task<Func<Task<StartFigures>>> PreparePeerAsync(NodeRed peer, DeviceSet devices, CancellationToken cancellationToken)
    {
        string user = await peer.PrepareAsync(devices, cancellationToken);
        await StartAsync();
        return StartAsync;

        async Task<StartFigures> StartAsync()
        {
            int port = FreePort.Take();
            await using ClientProcess client = await ClientProcess.StartAsync(Options(port, null, devices.Count), cancellationToken);
            await using PlainProcess process = peer.Launch(user, port);
            return Figures(process, 0, await FiguresAsync(client, cancellationToken));
        }
    }

    private static ClientOptions Options(int port, string? token, int devices) =>
        new(port, token, devices, TimeSpan.Zero, Patience, InFlight: 0, Consoles: 1, UntilAll: true);

    private static async Task<ClientFigures> FiguresAsync(ClientProcess client, CancellationToken cancellationToken)
    {
        await client.MeasuringAsync(cancellationToken);
        return await client.FiguresAsync(cancellationToken);
    }

    private static StartFigures Figures(IPlatform platform, long ready, ClientFigures client) => new(
        Seconds(platform, ready), Seconds(platform, client.States.FirstAt), client.States.AllAt == 0 ? double.NaN : Seconds(platform, client.States.AllAt));

    private static double Seconds(IPlatform platform, long at) => (at - platform.StartedAt) / 1e6;

    private sealed record StartFigures(double ReadySeconds, double FirstSeconds, double AllSeconds);
}
