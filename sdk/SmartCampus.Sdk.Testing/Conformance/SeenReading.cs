namespace SmartCampus.Sdk.Testing;

/// <summary>A reading and when it was reported.</summary>
internal readonly record struct SeenReading(Reading Reading, DateTimeOffset At)
{
    public override string ToString() => Reading.Error is { } error
        ? $"{Reading.Property} = {(Reading.Value.IsNone ? "" : $"'{Reading.Value}' with ")}error {error.Reason}"
        : $"{Reading.Property} = '{Reading.Value}'";
}
