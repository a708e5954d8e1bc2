namespace SmartCampus.Sdk.Testing;

/// <summary>What can go wrong between a device and its driver. <see cref="FaultyLine"/> does it.</summary>
public enum Fault
{
    /// <summary>Nothing; the line is healthy.</summary>
    None,

    /// <summary>The device hears and says nothing.</summary>
    Mute,

    /// <summary>Everything comes later by <see cref="FaultyLine.Delay"/>.</summary>
    Delay,

    /// <summary>One byte of every message is lost.</summary>
    Drop,

    /// <summary>One bit of every message is flipped, each time another one.</summary>
    Corrupt,

    /// <summary>The tail of every message is missing.</summary>
    Truncate,

    /// <summary>Every byte comes alone. No damage: a driver must not even notice.</summary>
    Split,

    /// <summary>Every message comes twice.</summary>
    Duplicate,

    /// <summary>Random bytes come before every message.</summary>
    Garbage,

    /// <summary>The driver's own bytes come back before the answer, as on a two-wire adapter.</summary>
    Echo,

    /// <summary>A whole frame that is meant for somebody else comes before every message: <see cref="FaultyLine.ForeignFrame"/>.</summary>
    Foreign,

    /// <summary>The connection is reset when an answer is awaited.</summary>
    Reset,

    /// <summary>The device closes its side: it still takes bytes, and says nothing more.</summary>
    HalfClose,

    /// <summary>The line cannot be opened.</summary>
    Refuse,
}
