namespace SmartCampus.Host.Feed;

/// <summary>The orders that lists of devices come in.</summary>
internal static class DeviceSort
{
    /// <summary>Puts devices in order; an unknown word means by place.</summary>
    public static IEnumerable<FeedSlot> By(string? word, IEnumerable<FeedSlot> slots, DateTimeOffset now) => word switch
    {
        "name" => slots.OrderBy(s => s.Configuration.NameEn, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Configuration.Id, StringComparer.Ordinal),
        "availability" => slots.OrderBy(s => s.ConditionAt(now)).ThenBy(s => s.Configuration.Place, StringComparer.Ordinal).ThenBy(s => s.Configuration.Id, StringComparer.Ordinal),
        "reportedAt" => slots.OrderBy(s => s.State.ReportedAt ?? DateTimeOffset.MinValue).ThenBy(s => s.Configuration.Id, StringComparer.Ordinal),
        _ => slots.OrderBy(s => s.Configuration.Place, StringComparer.Ordinal).ThenBy(s => s.Configuration.Id, StringComparer.Ordinal),
    };
}
