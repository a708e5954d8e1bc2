using SmartCampus.Sdk;

namespace SmartCampus.Grains.Commands;

/// <summary>A command that is not over, or that a late measurement may still correct.</summary>
internal sealed class OpenCommand(LedgerEntry entry, CommandDefinition definition)
{
    public LedgerEntry Entry { get; set; } = entry;

    public CommandDefinition Definition { get; } = definition;

    /// <summary>When bytes may first have left; readings from then on can prove.</summary>
    public DateTimeOffset SentAt { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>End of the proof's window, or of the time for a late correction.</summary>
    public DateTimeOffset Until { get; set; } = DateTimeOffset.MaxValue;
}
