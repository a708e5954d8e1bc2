using Orleans;

namespace SmartCampus.Grains.Garden.Model;

/// <summary>A part of the year, both days included; it may go over the new year.</summary>
[GenerateSerializer, Immutable, Alias("garden-season")]
public sealed record Season([property: Id(0)] int FromMonth, [property: Id(1)] int FromDay, [property: Id(2)] int ToMonth, [property: Id(3)] int ToDay)
{
    /// <summary>True when the day is in it.</summary>
    public bool Contains(DateOnly day)
    {
        int from = FromMonth * 100 + FromDay, to = ToMonth * 100 + ToDay, at = day.Month * 100 + day.Day;
        return from <= to ? at >= from && at <= to : at >= from || at <= to;
    }
}
