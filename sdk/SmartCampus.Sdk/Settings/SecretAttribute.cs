namespace SmartCampus.Sdk;

/// <summary>Marks a setting that is never shown again and never logged.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
