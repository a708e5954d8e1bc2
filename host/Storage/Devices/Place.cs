namespace SmartCampus.Host.Storage.Devices;

/// <summary>A place's names.</summary>
/// <param name="Path">From the campus down, e.g. <c>campus/library/1</c>.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
internal sealed record Place(string Path, string NameEn, string NameZh);
