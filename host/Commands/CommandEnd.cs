using SmartCampus.Grains.Commands;

namespace SmartCampus.Host.Commands;

/// <summary>A command's end, and how many wait for it.</summary>
internal sealed class CommandEnd
{
    private readonly TaskCompletionSource<LedgerEntry> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the first end.</summary>
    public Task<LedgerEntry> Entry => source.Task;

    /// <summary>Counted by the service, under its lock.</summary>
    public int Waiters { get; set; }

    public void Set(LedgerEntry entry) => source.TrySetResult(entry);
}
