using Orleans;

namespace SmartCampus.Grains.Garden.Days;

/// <summary>A person's decision of one run ahead.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Kind">What.</param>
/// <param name="By">Who.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Due">The run's own time, UTC.</param>
/// <param name="MovedTo">Its new time, UTC, when moved.</param>
[GenerateSerializer, Immutable, Alias("garden-override")]
public sealed record RunOverride(
    [property: Id(0)] string Run,
    [property: Id(1)] RunOverrideKind Kind,
    [property: Id(2)] string By,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] DateTimeOffset Due,
    [property: Id(5)] DateTimeOffset? MovedTo = null);
