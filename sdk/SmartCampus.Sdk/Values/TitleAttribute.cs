using System.Reflection;

namespace SmartCampus.Sdk;

/// <summary>The name that people see, in both languages.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class TitleAttribute(string en, string zh) : Attribute
{
    /// <summary>English.</summary>
    public string En { get; } = en;

    /// <summary>Simplified Chinese.</summary>
    public string Zh { get; } = zh;

    internal static LocalizedText? Of(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(TitleAttribute), inherit: true) is [TitleAttribute title, ..] ? new LocalizedText(title.En, title.Zh) : null;
}
