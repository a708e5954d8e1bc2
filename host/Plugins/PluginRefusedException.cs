using SmartCampus.Sdk;

namespace SmartCampus.Host.Plugins;

/// <summary>The platform itself does not take a plugin.</summary>
internal sealed class PluginRefusedException(LocalizedText text) : Exception(text.En)
{
    /// <summary>Why, for people.</summary>
    public LocalizedText Text { get; } = text;
}
