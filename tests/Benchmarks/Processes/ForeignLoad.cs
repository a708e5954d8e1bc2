using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>A program that eats one core: the product's neighbour on a badly kept machine.</summary>
internal static class ForeignLoad
{
    public static int Run(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(TimeSpan.FromMinutes(5));
        ParentWatch.Start(static _ => { }, end.Cancel);
        while (!end.IsCancellationRequested)
            Thread.SpinWait(10_000);
        return 0;
    }
}
