namespace SmartCampus.Grains.Garden.Planning;

/// <summary>The queue's order: what is asked for now, then by due time, then by place. Total, so that every plan is worked out in one way only.</summary>
internal readonly record struct OrderKey(int Priority, DateTimeOffset Due, int Sequence, string Run) : IComparable<OrderKey>
{
    public static OrderKey Of(QueuedStep step) => new(step.Priority, step.Due, step.Sequence, step.Run);

    public int CompareTo(OrderKey other)
    {
        int order = Priority.CompareTo(other.Priority);
        if (order == 0)
            order = Due.CompareTo(other.Due);
        if (order == 0)
            order = Sequence.CompareTo(other.Sequence);
        return order != 0 ? order : string.CompareOrdinal(Run, other.Run);
    }
}
