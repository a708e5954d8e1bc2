namespace SmartCampus.Grains.Garden.Planning;

/// <summary>The order in which openings end. Total, as <see cref="OrderKey"/>.</summary>
internal readonly record struct EndKey(DateTimeOffset End, string Bed) : IComparable<EndKey>
{
    public int CompareTo(EndKey other) => End.CompareTo(other.End) is var order && order != 0 ? order : string.CompareOrdinal(Bed, other.Bed);
}
