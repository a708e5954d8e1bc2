using SmartCampus.Grains.Timeline;

namespace SmartCampus.Host.History;

/// <summary>Some entries, latest first.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">Give it as <c>before</c> to read on; null at the end.</param>
internal sealed record TimelinePage(IReadOnlyList<TimelineEntry> Items, string? Next);
