namespace SmartCampus.Sdk;

/// <summary>Tells whether a place is in use.</summary>
[Trait("occupancy", "Occupancy", "占用")]
public interface IOccupancy
{
    /// <summary>True while somebody is there.</summary>
    static readonly Property<bool> Occupied = new("occupancy.occupied", "Occupied", "有人");

    /// <summary>How many people, 0–10000.</summary>
    static readonly Property<int> Count = new("occupancy.count", "People", "人数") { Minimum = 0, Maximum = 10000 };
}
