using SmartCampus.Plugins.Osdp.Codec;

namespace SmartCampus.Plugins.Osdp.Link;

/// <summary>A command that has been made and not been answered. Repeats send the same bytes.</summary>
/// <param name="Command">The command.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Bytes">Its packet.</param>
internal sealed record PendingCommand(OsdpCommand Command, byte Sequence, byte[] Bytes)
{
    /// <summary>How often it was sent.</summary>
    public int Sent { get; set; }

    /// <summary>How often the reader said that it came damaged.</summary>
    public int Damaged { get; set; }
}
