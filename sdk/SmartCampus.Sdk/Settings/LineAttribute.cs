namespace SmartCampus.Sdk;

/// <summary>Marks the text setting that holds a <see cref="LineAddress"/>; the form shows a port picker.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LineAttribute : Attribute;
