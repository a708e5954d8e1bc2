using System.Diagnostics;
using SmartCampus.Benchmarks.Report;
using SmartCampus.Benchmarks.Workloads;

namespace SmartCampus.Benchmarks.Fuzz;

/// <summary>F: every codec takes random frames without a crash; how many a second. In this process.</summary>
internal sealed class FuzzWorkload : IWorkload
{
    private static readonly TimeSpan LongestFrame = TimeSpan.FromSeconds(5);

    public string Name => "fuzz";

    public string Title => "F codecs under random frames (a crash ends the run with the frame)";

    public Task RunAsync(BenchPlan plan, BenchReport report, CancellationToken cancellationToken)
    {
        foreach (FuzzTarget target in FuzzTargets.All)
        {
            if (!target.Parse(target.Valid))
                throw new InvalidOperationException($"{target.Name} does not take {Convert.ToHexString(target.Valid)}: damaging it would test little.");
            double seconds = Fuzz(target, plan.FuzzFrames, cancellationToken);
            report.Add(new Figure("F", $"{target.Name}, {plan.FuzzFrames} frames", "1/s", plan.FuzzFrames / seconds));
        }
        return Task.CompletedTask;
    }

    private static double Fuzz(FuzzTarget target, int frames, CancellationToken cancellationToken)
    {
        var source = new FuzzFrames(target.Valid);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < frames; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<byte> frame = source.Next();
            long began = Stopwatch.GetTimestamp();
            try
            {
                target.Parse(frame);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{target.Name} threw {e.GetType().Name} at frame {i}: {Convert.ToHexString(frame.Span)}", e);
            }
            if (Stopwatch.GetElapsedTime(began) > LongestFrame)
                throw new InvalidOperationException($"{target.Name} took more than {LongestFrame.TotalSeconds} s for frame {i}: {Convert.ToHexString(frame.Span)}");
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
