using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>One start of a programme on its days.</summary>
/// <param name="Kind">How it is told.</param>
/// <param name="Time">The local wall time of <see cref="StartKind.Clock"/> and <see cref="StartKind.FinishBy"/>.</param>
/// <param name="OffsetMinutes">Minutes after (negative: before) sunrise or sunset, −240 to 240.</param>
[GenerateSerializer, Immutable, Alias("garden-start")]
public sealed record StartRule([property: Id(0)] StartKind Kind, [property: Id(1)] TimeOnly Time, [property: Id(2)] int OffsetMinutes = 0)
{
    /// <summary>At a wall time.</summary>
    public static StartRule At(int hour, int minute) => new(StartKind.Clock, new TimeOnly(hour, minute));

    /// <summary>Ended at a wall time.</summary>
    public static StartRule FinishBy(int hour, int minute) => new(StartKind.FinishBy, new TimeOnly(hour, minute));

    /// <summary>At sunrise.</summary>
    public static StartRule Sunrise(int offsetMinutes = 0) => new(StartKind.Sunrise, default, offsetMinutes);

    /// <summary>At sunset.</summary>
    public static StartRule Sunset(int offsetMinutes = 0) => new(StartKind.Sunset, default, offsetMinutes);
}
