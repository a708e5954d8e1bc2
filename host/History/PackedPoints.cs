namespace SmartCampus.Host.History;

/// <summary>A row of <c>history_points</c>: up to a thousand points of one series within an hour.</summary>
/// <param name="Series">The series' id.</param>
/// <param name="Start">The first point's time, ms.</param>
/// <param name="Batch">The batch when it was first written; with series and start its key.</param>
/// <param name="Finish">The last point's time, ms.</param>
/// <param name="Points">See <see cref="PointCodec"/>.</param>
internal sealed record PackedPoints(long Series, long Start, long Batch, long Finish, byte[] Points);
