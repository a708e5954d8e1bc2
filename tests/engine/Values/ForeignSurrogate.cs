using Orleans;

namespace SmartCampus.Engine.Tests.Values;

[GenerateSerializer]
public struct ForeignSurrogate
{
    [Id(0)]
    public string Text { get; set; }
}
