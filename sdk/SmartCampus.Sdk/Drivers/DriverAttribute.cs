namespace SmartCampus.Sdk;

/// <summary>Marks a driver class and names its device model. The class has one constructor: (settings record, <see cref="IDeviceContext"/>).</summary>
/// <param name="id">Stable id, vendor first: <c>acme.door</c>. Lower-case letters, digits, dot and hyphen.</param>
/// <param name="en">English title.</param>
/// <param name="zh">Chinese title.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DriverAttribute(string id, string en, string zh) : Attribute
{
    /// <summary>Stable id.</summary>
    public string Id { get; } = id;

    /// <summary>Title in both languages.</summary>
    public LocalizedText Title { get; } = new(en, zh);
}
