namespace SmartCampus.Host.History;

/// <summary>What one phase's series have gathered since their last turn, ready to be written.</summary>
/// <param name="phase">Which phase.</param>
/// <param name="batch">It holds the phase's points up to this batch.</param>
internal sealed class PackedPhase(int phase, long batch)
{
    public int Phase => phase;

    public long Batch => batch;

    public List<PackedPoints> Points { get; } = [];

    public List<SeriesRollUp> Minutes { get; } = [];

    public List<SeriesRollUp> Hours { get; } = [];
}
