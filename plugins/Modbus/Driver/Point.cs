using System.Globalization;
using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.Modbus.Profiles;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>One property of one device: where its number is and what it means.</summary>
internal sealed class Point
{
    private readonly PropertyDefinition property;
    private readonly RawPoint raw;
    private readonly Guard[] guards;
    private readonly IReadOnlyDictionary<decimal, PropertyValue>? values;
    private readonly decimal scale;
    private readonly decimal offset;
    private readonly decimal? minimum;
    private readonly decimal? maximum;

    public Point(PropertyDefinition property, PointMap map, WordOrder order, IReadOnlyDictionary<string, decimal> settings)
    {
        this.property = property;
        raw = new RawPoint(map, order, settings);
        guards = map.Guards.Count == 0 ? [] : [.. map.Guards.Select(g => new Guard(new RawPoint(g.Point, order, settings), g.Is, g.Otherwise))];
        Raws = guards.Length == 0 ? [raw] : [raw, .. guards.Select(g => g.Point)];
        values = map.Values;
        scale = map.Scale?.ValueOf(settings) ?? 1;
        offset = map.Offset?.ValueOf(settings) ?? 0;
        minimum = map.Minimum ?? property.Minimum;
        maximum = map.Maximum ?? property.Maximum;
    }

    public string Name => property.Name;

    /// <summary>The number itself and what guards it.</summary>
    public IReadOnlyList<RawPoint> Raws { get; }

    /// <summary>The blocks it needs; known once the blocks are planned.</summary>
    public IEnumerable<Block> Blocks => Raws.Select(r => r.Block).Distinct();

    /// <summary>What the last reads of its blocks say.</summary>
    public Reading Read(DateTimeOffset time)
    {
        DeviceError? error = Doubt();
        PropertyValue value = error is null ? Value(out error) : PropertyValue.None;
        return new Reading(property.Name, value, time, error);
    }

    private DeviceError? Doubt()
    {
        if (raw.Block.Error is { } error)
            return error;
        foreach (Guard guard in guards)
        {
            if (guard.Point.Block.Error is { } unknown)
                return unknown;
            if (guard.Point.Read() is var seen && seen != guard.Is)
                return Wrong(guard.Otherwise, $"is withheld: {guard.Point.Span.Function} {guard.Point.Span.Address} is {Text(seen)}; it must be {Text(guard.Is)}");
        }
        return null;
    }

    private PropertyValue Value(out DeviceError? error)
    {
        error = null;
        if (raw.Read() is not { } number)
        {
            error = Wrong("notANumber", "is not a finite number");
            return PropertyValue.None;
        }
        if (values is not null)
        {
            if (values.TryGetValue(number, out PropertyValue option))
                return option;
            error = Wrong("unmapped", $"is {Text(number)}; it must be one of {string.Join(", ", values.Keys.Select(k => Text(k)))}");
            return PropertyValue.None;
        }
        return property.Type == ModelType.Boolean ? PropertyValue.Of(number != 0) : Scaled(number, out error);
    }

    private PropertyValue Scaled(decimal number, out DeviceError? error)
    {
        error = null;
        decimal value = scale == 1 && offset == 0 ? number : (number * scale) + offset;
        if (!(value < minimum) && !(value > maximum))
            return PropertyValue.Of(value);
        error = Wrong("implausible", $"is {Text(value)} {property.Unit}; it must be from {Text(minimum)} to {Text(maximum)}");
        return PropertyValue.None;
    }

    private DeviceError Wrong(string cause, string what) => new(ErrorCode.NotConfigured, cause, $"{property.Name} {what}");

    private static string Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "any";

    private sealed record Guard(RawPoint Point, decimal Is, string Otherwise);
}
