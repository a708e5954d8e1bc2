namespace SmartCampus.Sdk.Testing.Tests.Toys;

public record ToySettings : PollingSettings
{
    [Title("Line", "线路"), Line]
    public required string Line { get; init; }

    [Title("Address", "地址"), Range(1, 9)]
    public int Address { get; init; } = 1;
}
