using Orleans;

namespace SmartCampus.Engine.Tests.Values;

[GenerateSerializer, Immutable]
public sealed record SharedText([property: Id(0)] string Text);
