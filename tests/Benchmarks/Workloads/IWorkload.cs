using SmartCampus.Benchmarks.Report;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>One of the workloads of performance.md.</summary>
internal interface IWorkload
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures.</summary>
    string Title { get; }

    /// <summary>Measures and adds its figures.</summary>
    Task RunAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken);
}
