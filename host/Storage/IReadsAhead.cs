namespace SmartCampus.Host.Storage;

/// <summary>A store that each device asks when it wakes, and that can read for all at once before they ask.</summary>
internal interface IReadsAhead
{
    /// <summary>Reads. To be called before anybody can change what is read: while the host starts.</summary>
    Task ReadAheadAsync(CancellationToken cancellationToken);

    /// <summary>All have asked; what is left is forgotten.</summary>
    void EndReadAhead();
}
