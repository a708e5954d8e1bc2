namespace Orleans.Runtime;

/// <summary>A grain's timer. Disposing stops it and signals the token of a tick that runs.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets both times anew; during a tick the due time counts from the tick's end.</summary>
    /// <param name="dueTime">Zero or more, or infinite.</param>
    /// <param name="period">Zero or more, or infinite for one tick.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}
