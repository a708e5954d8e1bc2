using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>A window in which nothing is watered.</summary>
/// <param name="Name">What people call it, e.g. "sports field in use".</param>
/// <param name="Days">On which days it begins.</param>
/// <param name="From">Local wall time.</param>
/// <param name="To">Local wall time; at or before <paramref name="From"/> it is on the next day, the same = 24 h.</param>
/// <param name="First">The first day, if it has one.</param>
/// <param name="Last">The last day, if it has one.</param>
[GenerateSerializer, Immutable, Alias("garden-ban")]
public sealed record Ban(
    [property: Id(0)] string Name,
    [property: Id(1)] DayRule Days,
    [property: Id(2)] TimeOnly From,
    [property: Id(3)] TimeOnly To,
    [property: Id(4)] DateOnly? First = null,
    [property: Id(5)] DateOnly? Last = null);
