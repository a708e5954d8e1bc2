namespace SmartCampus.Plugins.Osdp.Tests.Reader;

/// <summary>What real readers do beside the standard.</summary>
[Flags]
internal enum ReaderQuirks
{
    None = 0,

    /// <summary>Replies with data come unencrypted under block 15.</summary>
    Block15 = 1,

    /// <summary>Replies without data come under block 18.</summary>
    EmptyBlock18 = 2,

    /// <summary>NAK 06 to a repeated secure packet, while the session lives.</summary>
    RefusesRepeats = 4,
}
