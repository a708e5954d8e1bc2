namespace SmartCampus.StandIns.Tests.Orleans;

/// <summary>One public type: interface, sealed, abstract; and its members' signatures by name.</summary>
internal sealed record SurfaceType(string Kind, ILookup<string, string> Members);
