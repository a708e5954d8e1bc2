using System.Diagnostics;
using SmartCampus.Benchmarks.Report;
using SmartCampus.Benchmarks.Workloads;

namespace SmartCampus.Benchmarks.Fuzz;

/// <summary>F: every codec takes random frames without a crash; how many a second. In this process.</summary>
internal sealed class FuzzWorkload : IWorkload
{
    /// <summary>For a frame of at most 300 bytes: less than what a 16-bit length field could ask for.</summary>
    private const long MostAllocated = 32 * 1024;

    private static readonly TimeSpan LongestFrame = TimeSpan.FromSeconds(5);

    public string Name => "fuzz";

    public string Title => "F codecs under random frames (a crash, a hang or more than 32 KiB for one frame ends the run with the frame)";

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
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                target.Parse(frame);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{target.Name} threw {e.GetType().Name} at frame {i}: {Convert.ToHexString(frame.Span)}", e);
            }
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (allocated > MostAllocated)
                throw new InvalidOperationException($"{target.Name} allocated {allocated} bytes for frame {i}: {Convert.ToHexString(frame.Span)}");
            if (Stopwatch.GetElapsedTime(began) > LongestFrame && IsSlowAgain(target, frame)) // or the machine was busy with others
                throw new InvalidOperationException($"{target.Name} took more than {LongestFrame.TotalSeconds} s for frame {i}: {Convert.ToHexString(frame.Span)}");
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static bool IsSlowAgain(FuzzTarget target, ReadOnlyMemory<byte> frame)
    {
        long began = Stopwatch.GetTimestamp();
        target.Parse(frame);
        return Stopwatch.GetElapsedTime(began) > LongestFrame;
    }
}
