namespace SmartCampus.Demo.Faults;

/// <summary>Something that can be broken and mended.</summary>
/// <param name="id">Its id.</param>
/// <param name="en">What breaks, in English.</param>
/// <param name="zh">What breaks, in Chinese.</param>
/// <param name="devices">Ids of the devices that feel it.</param>
/// <param name="apply">Breaks (true) or mends (false).</param>
internal sealed class Fault(string id, string en, string zh, IReadOnlyList<string> devices, Func<bool, Task> apply) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public string Id { get; } = id;

    public string En { get; } = en;

    public string Zh { get; } = zh;

    public IReadOnlyList<string> Devices { get; } = devices;

    /// <summary>True while broken.</summary>
    public bool Active { get; private set; }

    /// <summary>True for what happens once and leaves nothing to mend: a card presented, a button pressed.</summary>
    public bool IsMoment { get; init; }

    /// <summary>Breaks or mends; nothing when it is so already. Any thread.</summary>
    /// <exception cref="IOException">A line cannot be plugged again; it stays broken.</exception>
    public async Task SetAsync(bool active, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Active == active)
                return;
            await apply(active);
            Active = active && !IsMoment;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
