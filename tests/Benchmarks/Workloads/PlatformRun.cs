using SmartCampus.Benchmarks.Client;
using SmartCampus.Benchmarks.Peer;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Simulator;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>Starts devices, platform and client, measures once and ends them all.</summary>
internal static class PlatformRun
{
    /// <summary>Puts the load on the product, the limit program and the plan's peer, as often as it says.</summary>
    public static Task<Runs<RunFigures>> InTurnAsync(BenchPlan plan, Load load, CancellationToken cancellationToken) => Runs<RunFigures>.InTurnAsync(
        plan.Repeats,
        () => ProductAsync(plan, load, cancellationToken),
        () => LimitAsync(plan, load, cancellationToken),
        plan.Peer is { } peer ? () => PeerAsync(plan, peer, load, cancellationToken) : null);

    public static async Task<RunFigures> ProductAsync(BenchPlan plan, Load load, CancellationToken cancellationToken)
    {
        using var folder = new HostFolder();
        await using Simulators simulators = await SimulateAsync(load, cancellationToken);
        await using HostProcess host = await HostProcess.StartAsync(folder, load.Devices, cancellationToken);
        return await MeasureAsync(plan, load, host, simulators, cancellationToken);
    }

    public static async Task<RunFigures> LimitAsync(BenchPlan plan, Load load, CancellationToken cancellationToken)
    {
        await using Simulators simulators = await SimulateAsync(load, cancellationToken);
        await using PlainProcess limit = PlainProcess.LaunchLimit(load.Devices, FreePort.Take());
        await limit.ReadyAsync(cancellationToken);
        return await MeasureAsync(plan, load, limit, simulators, cancellationToken);
    }

    public static async Task<RunFigures> PeerAsync(BenchPlan plan, NodeRed peer, Load load, CancellationToken cancellationToken)
    {
        await using Simulators simulators = await SimulateAsync(load, cancellationToken);
        await using PlainProcess process = peer.Launch(await peer.PrepareAsync(load.Devices, cancellationToken), FreePort.Take());
        return await MeasureAsync(plan, load, process, simulators, cancellationToken);
    }

    private static async Task<Simulators> SimulateAsync(Load load, CancellationToken cancellationToken)
    {
        Simulators simulators = await Simulators.StartAsync(load.Devices, cancellationToken);
        if (load.Silent > 0)
            await simulators.SilenceAsync(0, load.Silent - 1, cancellationToken);
        return simulators;
    }

    private static async Task<RunFigures> MeasureAsync(
        BenchPlan plan, Load load, IPlatform platform, Simulators simulators, CancellationToken cancellationToken)
    {
        var options = new ClientOptions(
            platform.Port, platform.Token, load.Devices.Count, plan.Warmup, plan.Duration, load.InFlight, load.Consoles, UntilAll: false)
        {
            Pause = load.Pause,
        };
        await using ClientProcess client = await ClientProcess.StartAsync(options, cancellationToken);
        await using ChildProcess? foreign = load.WithForeignLoad ? ChildProcess.StartSelf("burn") : null;
        await client.MeasuringAsync(cancellationToken);
        await simulators.ResetAsync(cancellationToken);
        ProcessUsage before = platform.Usage();
        ClientFigures figures = await client.FiguresAsync(cancellationToken);
        ProcessUsage after = platform.Usage();
        SimulatorStats stats = await simulators.StatsAsync(cancellationToken);
        return new RunFigures(figures, stats, after.CpuSeconds - before.CpuSeconds, after.Megabytes);
    }
}
