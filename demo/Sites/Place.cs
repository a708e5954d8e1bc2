namespace SmartCampus.Demo.Sites;

/// <summary>A place on campus.</summary>
/// <param name="Path">Such as <c>campus/library/1/east-gate</c>.</param>
/// <param name="En">English name.</param>
/// <param name="Zh">Chinese name.</param>
internal sealed record Place(string Path, string En, string Zh);
