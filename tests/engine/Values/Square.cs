using Orleans;

namespace SmartCampus.Engine.Tests.Values;

[GenerateSerializer]
public sealed record Square(double Side) : Shape
{
    [Id(0)]
    public List<string> Notes { get; init; } = [];
}
