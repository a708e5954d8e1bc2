using System.Buffers.Binary;
using System.Globalization;
using SmartCampus.Plugins.Milesight.Traits;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight.Driver;

/// <summary>The sensors by channel. protocols.md 6.1; lengths of channels that are only skipped: the maker's decoders (Milesight-IoT/SensorDecoders).</summary>
internal static class Sensors
{
    private const ushort PowerOn = 0xFF0B;
    private const ushort Reset = 0xFFFE;
    private const ushort NoTemperature = 0xFFFF;
    private const byte NoHumidity = 0xFF;
    private const int Regions = 10;

    public static IReadOnlyList<Sensor> All { get; } =
    [
        Of("milesight.vs330", "Restroom occupancy sensor (Milesight VS330)", "卫生间占用传感器（星纵 VS330）",
            [Trait(typeof(IOccupancy), IOccupancy.Occupied), Trait(typeof(IDistance)), Trait(typeof(IBattery))],
            new()
            {
                [0x0282] = new(2, (data, to) => to.Add(IDistance.Value, U16(data))),
                [0x038E] = new(1, (data, to) => to.Add(IOccupancy.Occupied, data.Span[0])),
                [0x048E] = new(1, (data, to) => to.Add(IDistance.Calibrated, data.Span[0])),
                [0x04A8] = new(1), // learning, its count and its background, of later firmware
                [0x08A8] = new(1),
                [0x09A9] = new(4),
                [0x02A5] = new(8),
                [0x06A6] = new(4),
            }),
        Of("milesight.vs340", "Desk and seat occupancy sensor (Milesight VS340, VS341)", "工位占用传感器（星纵 VS340、VS341）",
            [Trait(typeof(IOccupancy), IOccupancy.Occupied), Trait(typeof(IBattery))],
            new() { [0x0300] = new(1, (data, to) => to.Add(IOccupancy.Occupied, data.Span[0])) }),
        Of("milesight.vs321", "People counting sensor (Milesight VS321)", "人数统计传感器（星纵 VS321）",
            [Trait(typeof(IOccupancy)), Trait(typeof(IClimate)), Trait(typeof(IRegions)), Trait(typeof(IBattery))],
            new()
            {
                [0x0367] = new(2, (data, to) => Temperature(data, to)),
                [0x8367] = new(3, (data, to) => Temperature(data, to)), // the same with its threshold's alarm
                [0x0468] = new(1, (data, to) => Humidity(data, to)),
                [0x8468] = new(2, (data, to) => Humidity(data, to)),
                [0x05FD] = new(2, (data, to) => Count(U16(data), to)),
                [0x06FE] = new(4, (data, to) => Occupied(U16(data) & U16(data[2..]), to)),
                [0x07FF] = new(1, (data, to) => to.Add(IRegions.Bright, data.Span[0])),
                [0x08F4] = new(2, (data, to) => Detection(data.Span[1], to)),
                [0x0AEF] = new(4), // the sensor's own clock
            }),
        Of("milesight.ws303", "Water leak sensor (Milesight WS303)", "水浸传感器（星纵 WS303）",
            [Trait(typeof(ILeak)), Trait(typeof(IBattery))],
            new() { [0x0300] = new(1, (data, to) => to.Add(ILeak.Wet, data.Span[0])) }),
    ];

    /// <summary>True for what a sensor says once after it got power or was reset.</summary>
    public static bool IsBeginning(ushort pair) => pair is PowerOn or Reset;

    private static Sensor Of(string id, string en, string zh, IReadOnlyList<TraitDefinition> traits, Dictionary<ushort, ChannelMap> channels)
    {
        channels.Add(0x0175, new(1, (data, to) => to.Add(IBattery.Level, data.Span[0])));
        // Versions, serial number, class: sent after power-on.
        foreach ((ushort pair, int length) in new (ushort, int)[] { (0xFF01, 1), (0xFF09, 2), (0xFF0A, 2), (0xFF16, 8), (0xFF0F, 1), (0xFFFF, 2), (PowerOn, 1), (Reset, 1) })
            channels.Add(pair, new(length));
        return new Sensor(new DeviceModel(id, new LocalizedText(en, zh), traits, []), channels);
    }

    /// <summary>A trait with those of its properties that the sensor has; all when none is named.</summary>
    private static TraitDefinition Trait(Type type, params PropertyDefinition[] only)
    {
        TraitDefinition trait = TraitReader.Read(type);
        return only.Length == 0 ? trait : trait with { Properties = [.. trait.Properties.Where(p => only.Any(o => o.Name == p.Name))] };
    }

    private static int U16(ReadOnlyMemory<byte> data) => BinaryPrimitives.ReadUInt16LittleEndian(data.Span);

    private static void Temperature(ReadOnlyMemory<byte> data, Readings to)
    {
        if (U16(data) == NoTemperature)
            to.Add(IClimate.Temperature, Broken("the temperature"));
        else
            to.Add(IClimate.Temperature, BinaryPrimitives.ReadInt16LittleEndian(data.Span) * 0.1m);
    }

    private static void Humidity(ReadOnlyMemory<byte> data, Readings to)
    {
        if (data.Span[0] == NoHumidity)
            to.Add(IClimate.Humidity, Broken("the humidity"));
        else
            to.Add(IClimate.Humidity, data.Span[0] * 0.5m);
    }

    private static void Count(int people, Readings to)
    {
        to.Add(IOccupancy.Count, people);
        to.Add(IOccupancy.Occupied, people > 0);
    }

    private static void Occupied(int regions, Readings to)
    {
        int[] used = [.. Enumerable.Range(0, Regions).Where(r => (regions & (1 << r)) != 0).Select(r => r + 1)];
        to.Add(IRegions.Occupied, used.Length == 0 ? "0" : string.Join(", ", used.Select(r => r.ToString(CultureInfo.InvariantCulture))));
        to.Add(IOccupancy.Occupied, used.Length > 0);
    }

    /// <summary>Without detection the counts are no counts.</summary>
    private static void Detection(byte state, Readings to)
    {
        if (state == 0)
            return;
        var error = new DeviceError(ErrorCode.RefusedByDevice, "notDetecting", "The sensor says that it cannot detect people now.");
        to.Add(IOccupancy.Count, error);
        to.Add(IOccupancy.Occupied, error);
        to.Add(IRegions.Occupied, error);
    }

    private static DeviceError Broken(string what) => new(ErrorCode.RefusedByDevice, "deviceFailure", $"The sensor says that it cannot read {what}.");
}
