using Orleans;

namespace SmartCampus.Engine.Tests.Values;

[GenerateSerializer]
public abstract record Shape
{
    [Id(0)]
    public string Name { get; set; } = "";
}
