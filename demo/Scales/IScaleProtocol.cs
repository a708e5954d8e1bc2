namespace SmartCampus.Demo.Scales;

/// <summary>A scale's side of a protocol, for one connection. One caller at a time, under the campus gate.</summary>
internal interface IScaleProtocol
{
    /// <summary>True while it wants <see cref="Tick"/> to be called: it streams, or owes an answer.</summary>
    bool Talks { get; }

    /// <summary>How often <see cref="Tick"/> is to be called.</summary>
    TimeSpan Rhythm { get; }

    /// <summary>Takes bytes in any grouping; returns what it answers at once, empty for nothing.</summary>
    byte[] Hear(ReadOnlySpan<byte> bytes);

    /// <summary>What it sends of its own accord now.</summary>
    byte[] Tick();

    /// <summary>What it sends after a restart; all that was under way is forgotten.</summary>
    byte[] Boot();
}
