using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>How a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions
{
    /// <summary>For object initialisers.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>A timer that neither interleaves nor keeps alive.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first tick; zero or more, or infinite.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of a tick to the next; infinite means one tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Ticks run beside calls instead of between them.</summary>
    public bool Interleave { get; init; }

    /// <summary>A tick counts as use of the grain, so that it is not collected as idle.</summary>
    public bool KeepAlive { get; init; }
}
