namespace SmartCampus.Demo.Osdp;

/// <summary>What is wrong with a reader just now. Set and read under the campus gate.</summary>
internal sealed class ReaderFaults
{
    /// <summary>It hears and does nothing.</summary>
    public bool Dead { get; set; }

    /// <summary>The first answer to each osdp_OUT is lost on the wire, after it was obeyed.</summary>
    public bool LosesReplies { get; set; }

    /// <summary>Each osdp_OUT is answered three times with BUSY before it is obeyed.</summary>
    public bool Busy { get; set; }

    /// <summary>It has another key than the platform thinks.</summary>
    public byte[]? OtherKey { get; set; }
}
