namespace SmartCampus.Engine.Tests.Values;

/// <summary>A type that knows nothing of the engine, as those of the SDK.</summary>
public sealed class Foreign(string text)
{
    public string Text { get; } = text;
}
