using System.Globalization;
using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>Reads where a value is from a profile.</summary>
internal sealed class PointReader(IReadOnlySet<string> settings)
{
    private static readonly Dictionary<string, ModbusFunction> Areas = new()
    {
        ["coil"] = ModbusFunction.ReadCoils,
        ["discrete"] = ModbusFunction.ReadDiscreteInputs,
        ["holding"] = ModbusFunction.ReadHoldingRegisters,
        ["input"] = ModbusFunction.ReadInputRegisters,
    };

    /// <summary>Reads a property's place.</summary>
    public PointMap Read(ProfileNode node, PropertyDefinition property)
    {
        node.AllowOnly("when", "coil", "discrete", "holding", "input", "type", "bit", "invert", "scale", "offset", "map", "min", "max", "guard");
        PointMap point = Place(node) with
        {
            When = node.Expression("when", settings),
            Scale = node.Expression("scale", settings),
            Offset = node.Expression("offset", settings),
            Values = node.Child("map") is { } map ? ReadValues(map, property) : null,
            Minimum = node.Number("min", -1e27m, 1e27m),
            Maximum = node.Number("max", -1e27m, 1e27m),
            Guards = [.. node.Children("guard").Select(ReadGuard)],
        };
        Check(node, property, point);
        return point;
    }

    private static void Check(ProfileNode node, PropertyDefinition property, PointMap point)
    {
        if (property.Type is ModelType.Text)
            throw node.Fail($"'{property.Name}' is a text; registers hold numbers, switches and options only");
        if (property.Type is ModelType.Enum && point.Values is null)
            throw node.Fail($"'{property.Name}' needs a 'map' from numbers to {string.Join(", ", property.Options.Select(o => o.Value))}");
        if (point.Values is not null && (point.Scale is not null || point.Offset is not null))
            throw node.Fail($"'{property.Name}' has a 'map' and a 'scale' or 'offset'; it must have one or the other");
        if (point.Invert is not null && point.Type != RegisterType.Bit)
            throw node.Fail("invert", "only a coil, a discrete input or a 'bit' of a register can be inverted");
    }

    private GuardMap ReadGuard(ProfileNode node)
    {
        node.AllowOnly("coil", "discrete", "holding", "input", "type", "bit", "invert", "is", "otherwise");
        decimal wanted = node.Number("is", -1e27m, 1e27m) ?? throw node.Fail("'is' is missing; it must be the number that makes the value believable");
        return new GuardMap(Place(node), wanted, node.Text("otherwise"));
    }

    private PointMap Place(ProfileNode node)
    {
        string[] areas = [.. Areas.Keys.Where(node.Has)];
        if (areas is not [var area])
            throw node.Fail("there must be one of 'coil', 'discrete', 'holding' and 'input'");
        bool single = Areas[area] <= ModbusFunction.ReadDiscreteInputs;
        if (single && (node.Has("type") || node.Has("bit")))
            throw node.Fail(node.Has("type") ? "type" : "bit", $"a '{area}' is a single bit and has neither type nor bit");
        decimal? bit = node.Number("bit", 0, 15);
        if (bit is not null && (node.Has("type") || bit != Math.Truncate(bit.Value)))
            throw node.Fail("bit", "it must be a whole number from 0 to 15, without 'type'");
        return new PointMap(Areas[area], node.Expression(area, settings)!)
        {
            Type = single || bit is not null ? RegisterType.Bit : node.Word("type", RegisterType.U16),
            Bit = (int)(bit ?? 0),
            Invert = node.Expression("invert", settings),
        };
    }

    private static Dictionary<decimal, PropertyValue> ReadValues(ProfileNode map, PropertyDefinition property)
    {
        var values = new Dictionary<decimal, PropertyValue>();
        foreach ((string raw, _) in map.Entries)
        {
            if (!decimal.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number))
                throw map.Fail(raw, $"the key '{raw}' must be a whole number");
            values[number] = ReadValue(map, raw, map.Text(raw), property);
        }
        return values;
    }

    private static PropertyValue ReadValue(ProfileNode map, string raw, string value, PropertyDefinition property) => property.Type switch
    {
        ModelType.Enum when property.Options.Any(o => o.Value == value) => PropertyValue.Of(value),
        ModelType.Enum => throw map.Fail(raw, $"'{property.Name}' must be one of {string.Join(", ", property.Options.Select(o => o.Value))}"),
        ModelType.Boolean when value is "true" or "false" => PropertyValue.Of(value == "true"),
        ModelType.Boolean => throw map.Fail(raw, $"'{property.Name}' must be true or false"),
        _ when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => PropertyValue.Of(number),
        _ => throw map.Fail(raw, $"'{property.Name}' must be a number"),
    };
}
