using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>The status of one output. Shelly API, Switch, "Status". What the device does not give is null. Pure.</summary>
/// <param name="Output">True while on.</param>
internal sealed record SwitchStatus(bool Output)
{
    private const int MostErrors = 32;

    /// <summary>What switched it, in the device's word.</summary>
    public string? Source { get; init; }

    /// <summary>Active power, W.</summary>
    public decimal? Power { get; init; }

    /// <summary>V.</summary>
    public decimal? Voltage { get; init; }

    /// <summary>A.</summary>
    public decimal? Current { get; init; }

    /// <summary>Hz.</summary>
    public decimal? Frequency { get; init; }

    /// <summary>Energy since ever, W.h.</summary>
    public decimal? Energy { get; init; }

    /// <summary>Inside the device, Cel.</summary>
    public decimal? Temperature { get; init; }

    /// <summary>Why it protects itself; empty when all is well.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Reads a whole status; null when a member is of another type than documented.</summary>
    public static SwitchStatus? Read(JsonElement component) =>
        component.ValueKind == JsonValueKind.Object && component.TryGetProperty("output", out JsonElement output) && output.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? new SwitchStatus(output.GetBoolean()).Overlay(component)
            : null;

    /// <summary>Lays changes over this status: what is missing stays, what is <c>null</c> has gone. Null when a member is of another type than documented.</summary>
    public SwitchStatus? Overlay(JsonElement changes)
    {
        if (changes.ValueKind != JsonValueKind.Object)
            return null;
        bool sound = true;
        SwitchStatus next = this with
        {
            Output = OutputOf(changes, ref sound),
            Source = Text(changes, "source", Source, ref sound),
            Power = Number(changes, "apower", Power, ref sound),
            Voltage = Number(changes, "voltage", Voltage, ref sound),
            Current = Number(changes, "current", Current, ref sound),
            Frequency = Number(changes, "freq", Frequency, ref sound),
            Energy = Inner(changes, "aenergy", "total", Energy, ref sound),
            Temperature = Inner(changes, "temperature", "tC", Temperature, ref sound),
            Errors = List(changes, "errors", Errors, ref sound),
        };
        return sound ? next : null;
    }

    private bool OutputOf(JsonElement owner, ref bool sound)
    {
        if (!owner.TryGetProperty("output", out JsonElement member))
            return Output;
        sound &= member.ValueKind is JsonValueKind.True or JsonValueKind.False;
        return member.ValueKind == JsonValueKind.True;
    }

    private static string? Text(JsonElement owner, string name, string? before, ref bool sound)
    {
        if (!owner.TryGetProperty(name, out JsonElement member))
            return before;
        sound &= member.ValueKind is JsonValueKind.String or JsonValueKind.Null;
        return member.ValueKind == JsonValueKind.String ? member.GetString() : null;
    }

    private static decimal? Number(JsonElement owner, string name, decimal? before, ref bool sound)
    {
        if (!owner.TryGetProperty(name, out JsonElement member))
            return before;
        if (member.ValueKind == JsonValueKind.Number && member.TryGetDecimal(out decimal value))
            return value;
        sound &= member.ValueKind == JsonValueKind.Null;
        return null;
    }

    private static decimal? Inner(JsonElement owner, string name, string inner, decimal? before, ref bool sound)
    {
        if (!owner.TryGetProperty(name, out JsonElement member))
            return before;
        if (member.ValueKind == JsonValueKind.Object)
            return Number(member, inner, before, ref sound);
        sound &= member.ValueKind == JsonValueKind.Null;
        return null;
    }

    private static IReadOnlyList<string> List(JsonElement owner, string name, IReadOnlyList<string> before, ref bool sound)
    {
        if (!owner.TryGetProperty(name, out JsonElement member))
            return before;
        if (member.ValueKind == JsonValueKind.Null)
            return [];
        if (member.ValueKind == JsonValueKind.Array && member.GetArrayLength() <= MostErrors && member.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String))
            return [.. member.EnumerateArray().Select(e => e.GetString()!)];
        sound = false;
        return before;
    }
}
