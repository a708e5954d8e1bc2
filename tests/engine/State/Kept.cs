namespace SmartCampus.Engine.Tests.State;

/// <summary>Kept by a storage of our own, so it needs no serializer.</summary>
public sealed record Kept
{
    public string Text { get; init; } = "new";
}
