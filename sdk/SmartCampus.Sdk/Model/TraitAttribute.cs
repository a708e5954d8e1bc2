namespace SmartCampus.Sdk;

/// <summary>Marks an interface as a trait. Its static <see cref="Property{T}"/> and <see cref="EventDefinition"/> fields and its <see cref="CommandAttribute"/> methods are the model.</summary>
/// <param name="name">Camel case; the prefix of all its names.</param>
/// <param name="en">English title.</param>
/// <param name="zh">Chinese title.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class TraitAttribute(string name, string en, string zh) : Attribute
{
    /// <summary>Camel case name.</summary>
    public string Name { get; } = name;

    /// <summary>Title in both languages.</summary>
    public LocalizedText Title { get; } = new(en, zh);
}
