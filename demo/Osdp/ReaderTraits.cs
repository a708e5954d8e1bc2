namespace SmartCampus.Demo.Osdp;

/// <summary>In what readers of different makers differ, all within what a controller must bear.</summary>
internal sealed record ReaderTraits
{
    /// <summary>A mark byte FF goes before each reply.</summary>
    public bool Mark { get; init; }

    /// <summary>A damaged packet is answered with NAK 01, instead of with silence.</summary>
    public bool NakOnDamage { get; init; }

    /// <summary>osdp_OUT is answered with OSTATR, instead of with ACK.</summary>
    public bool OutAnswersStatus { get; init; }

    /// <summary>A repeated packet of the Secure Channel is answered with a plain NAK 06; the channel lives on.</summary>
    public bool NakOnSecureRepeat { get; init; }

    /// <summary>Keys * and # come as plain ASCII, instead of as 7F and 0D.</summary>
    public bool AsciiKeys { get; init; }
}
