using System.Text.Json.Nodes;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Units;

namespace SmartCampus.Demo.Sites;

/// <content>Devices that only measure.</content>
internal sealed partial class SiteBuilder
{
    public SoilBed SoilDfRobot(DeviceName name, ModbusLine line, byte unit, Valve? water, double moisture) =>
        Soil(name, "modbus.soil-dfrobot", line, unit, water, moisture, SoilProbes.DfRobot);

    public SoilBed SoilSeeed(DeviceName name, ModbusLine line, byte unit, Valve? water, double moisture) =>
        Soil(name, "modbus.soil-seeed", line, unit, water, moisture, SoilProbes.Seeed);

    public EnergyMeter Sdm120(DeviceName name, ModbusLine line, byte unit, DayLoad load, params (Relay Relay, double Watts)[] switched) =>
        Meter(name, "modbus.energy-sdm120", line, unit, new EnergyMeter(load, 1, switched, RandomOf(name)), EnergyMeters.Sdm120);

    public EnergyMeter Sdm630(DeviceName name, ModbusLine line, byte unit, DayLoad load, params (Relay Relay, double Watts)[] switched) =>
        Meter(name, "modbus.energy-sdm630", line, unit, new EnergyMeter(load, 3, switched, RandomOf(name)), EnergyMeters.Sdm630);

    public LeakageRelay Rgu100A(DeviceName name, ModbusLine line, byte unit, double usual) =>
        Leakage(name, "modbus.leakage-rgu100a", line, unit, usual, LeakageRelays.Rgu100A);

    public LeakageRelay Rhu(DeviceName name, ModbusLine line, byte unit, double usual) =>
        Leakage(name, "modbus.leakage-rhu", line, unit, usual, LeakageRelays.Rhu);

    public RoomAir Climate(DeviceName name, ModbusLine line, byte unit, double wanted, double leak, double damp, double glass = 0)
    {
        RoomAir air = Live(new RoomAir(wanted, leak, damp, RandomOf(name)) { Glass = glass });
        AddSensor(name, "modbus.climate-generic", line, unit, 5, ClimateSensors.Generic(air), air, () => new JsonObject
        {
            ["temperature"] = Math.Round(air.Temperature, 2),
            ["humidity"] = Math.Round(air.Humidity, 2),
        });
        return air;
    }

    /// <summary>A restroom's sensor box.</summary>
    public Washroom RestroomBox(DeviceName name, ModbusLine line, byte unit, IReadOnlyList<Seat> stalls)
    {
        Washroom room = Live(new Washroom(() => stalls.Count(s => s.IsTaken), RandomOf(name)));
        var settings = new JsonObject { ["leakRegister"] = 2, ["soapRegister"] = 3, ["paperRegister"] = 4, ["interval"] = 5 };
        AddDevice(name, "modbus.restroom-generic", line, AddUnit(line, unit, RoomSensors.Restroom(room)), settings, room, () => new JsonObject
        {
            ["taken"] = room.IsTaken,
            ["ammonia"] = Math.Round(room.Ammonia, 2),
            ["wet"] = room.Floor.Wet,
            ["soap"] = Math.Round(room.Soap, 1),
            ["paper"] = Math.Round(room.Paper, 1),
        });
        return room;
    }

    /// <summary>A greenhouse's sensor station.</summary>
    public void GreenhouseStation(DeviceName name, ModbusLine line, byte unit, double wanted, double leak, double damp, double glass)
    {
        RoomAir air = Live(new RoomAir(wanted, leak, damp, RandomOf(name)) { Glass = glass });
        Foliage foliage = Live(new Foliage(RandomOf(name)));
        var settings = new JsonObject { ["carbonDioxideRegister"] = 2, ["lightRegister"] = 3, ["interval"] = 10 };
        AddDevice(name, "modbus.greenhouse-generic", line, AddUnit(line, unit, RoomSensors.Greenhouse(air, foliage)), settings, air, () => new JsonObject
        {
            ["temperature"] = Math.Round(air.Temperature, 2),
            ["humidity"] = Math.Round(air.Humidity, 2),
            ["carbonDioxide"] = Math.Round(foliage.CarbonDioxide),
            ["light"] = Math.Round(foliage.Light),
        });
    }

    /// <summary>Wind and rain in the open.</summary>
    public void WeatherStation(DeviceName name, ModbusLine line, byte unit)
    {
        WeatherMast mast = Live(new WeatherMast(120, RandomOf(name)));
        var settings = new JsonObject { ["rainRegister"] = 1, ["rainScale"] = 1 / WeatherStations.TipsPerMillimetre, ["rainingRegister"] = 2, ["interval"] = 10 };
        AddDevice(name, "modbus.weather-generic", line, AddUnit(line, unit, WeatherStations.Generic(mast)), settings, mast, () => new JsonObject
        {
            ["wind"] = Math.Round(mast.Wind, 2),
            ["rain"] = Math.Round(mast.Rain, 2),
            ["raining"] = mast.IsRaining,
        });
    }

    private SoilBed Soil(DeviceName name, string driver, ModbusLine line, byte unit, Valve? water, double moisture, Func<SoilBed, RegisterMap> map)
    {
        SoilBed bed = Live(new SoilBed(water, 400, moisture, RandomOf(name)));
        AddSensor(name, driver, line, unit, 5, map(bed), bed, () => new JsonObject
        {
            ["moisture"] = Math.Round(bed.Moisture, 2),
            ["temperature"] = Math.Round(bed.Temperature, 2),
        });
        return bed;
    }

    private EnergyMeter Meter(DeviceName name, string driver, ModbusLine line, byte unit, EnergyMeter meter, Func<EnergyMeter, RegisterMap> map)
    {
        AddSensor(name, driver, line, unit, 3, map(Live(meter)), meter, () => new JsonObject
        {
            ["power"] = Math.Round(meter.Power, 1),
            ["total"] = Math.Round(meter.Total, 3),
        });
        return meter;
    }

    private LeakageRelay Leakage(DeviceName name, string driver, ModbusLine line, byte unit, double usual, Func<LeakageRelay, RegisterMap> map)
    {
        LeakageRelay relay = Live(new LeakageRelay(usual, 300, RandomOf(name)));
        AddSensor(name, driver, line, unit, 3, map(relay), relay, () => new JsonObject
        {
            ["current"] = relay.Current,
            ["toroid"] = !relay.ToroidMissing,
        });
        return relay;
    }

    private void AddSensor(DeviceName name, string driver, ModbusLine line, byte unit, int interval, RegisterMap map, object thing, Func<JsonObject> truth) =>
        AddDevice(name, driver, line, AddUnit(line, unit, map), new JsonObject { ["interval"] = interval }, thing, truth);
}
