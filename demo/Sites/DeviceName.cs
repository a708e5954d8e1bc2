namespace SmartCampus.Demo.Sites;

/// <summary>What a device is called and where it is.</summary>
/// <param name="Id">Its id in the platform.</param>
/// <param name="Place">Path of its place.</param>
/// <param name="En">English name.</param>
/// <param name="Zh">Chinese name.</param>
internal sealed record DeviceName(string Id, string Place, string En, string Zh);
