using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Planning;

/// <summary>A bed as its lane sees it.</summary>
internal sealed class LaneBed(BedDefinition definition)
{
    public BedDefinition Definition => definition;

    /// <summary>True while its valve is open, or about to open.</summary>
    public bool IsInUse { get; set; }

    /// <summary>The run in the middle of whose parts it is.</summary>
    public string? Owner { get; set; }

    /// <summary>What stands behind the bed until it is nobody's.</summary>
    public PriorityQueue<QueuedStep, OrderKey>? Behind { get; set; }

    /// <summary>True when a run has to wait for another one to be done with the bed.</summary>
    public bool IsTaken(string run) => IsInUse || Owner is not null && Owner != run;
}
