namespace SmartCampus.Host.Uplinks;

/// <summary>A message that no device was there for, so that people can see whose it is.</summary>
/// <param name="At">When it came, UTC.</param>
/// <param name="Body">Its beginning.</param>
internal sealed record UnknownUplink(DateTimeOffset At, string Body);
