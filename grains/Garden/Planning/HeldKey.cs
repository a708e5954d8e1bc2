namespace SmartCampus.Grains.Garden.Planning;

/// <summary>The order in which steps that are held come back to the queue.</summary>
internal readonly record struct HeldKey(DateTimeOffset At, OrderKey Key) : IComparable<HeldKey>
{
    public int CompareTo(HeldKey other) => At.CompareTo(other.At) is var order && order != 0 ? order : Key.CompareTo(other.Key);
}
