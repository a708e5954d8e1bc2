using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Tests.Garden.Checks;

public sealed class DeviceCheckTests
{
    private static readonly GardenDefinition Garden = Gardens.Plain with
    {
        Supplies = [Gardens.Plain.Supplies[0] with { Device = "pump", FlowDevice = "meter", PressureDevice = "gauge" }],
        Beds = [Gardens.Plain.Beds[0] with { ValveDevice = "valve", SoilDevice = "probe", FlowDevice = "meter", RainDevice = "rain" }],
        Weather = new() { RainDevice = "rain", ClimateDevice = "air", WindDevice = "wind" },
    };

    private static readonly Dictionary<string, DeviceModel?> Devices = new()
    {
        ["pump"] = Model(typeof(IPump)),
        ["meter"] = Model(typeof(IFlowMeter)),
        ["gauge"] = Model([new PropertyDefinition("probe.pressure", new("Pressure", "水压"), ModelType.Number)]),
        ["valve"] = Model(typeof(IValve)),
        ["probe"] = Model(typeof(ISoil)),
        ["rain"] = Model(typeof(IRain)),
        ["air"] = Model(typeof(IClimate)),
        ["wind"] = Model(typeof(IWind)),
        ["other"] = Model(typeof(ISwitch)),
    };

    [Fact]
    public void Find_EveryDeviceFits_IsNoProblem() => Assert.Empty(DeviceCheck.Find(Garden, Devices));

    [Theory]
    [InlineData("pump", "supplies.main.device", "mains: pump or master valve “{0}” does not exist.")]
    [InlineData("meter", "supplies.main.flowDevice", "mains: flow meter “{0}” does not exist.")]
    [InlineData("gauge", "supplies.main.pressureDevice", "mains: pressure sensor “{0}” does not exist.")]
    [InlineData("valve", "beds.lettuce.valve", "lettuce: valve “{0}” does not exist.")]
    [InlineData("probe", "beds.lettuce.soilDevice", "lettuce: moisture sensor “{0}” does not exist.")]
    [InlineData("rain", "beds.lettuce.rainDevice", "lettuce: rain gauge “{0}” does not exist.")]
    [InlineData("air", "weather.climateDevice", "garden: thermometer “{0}” does not exist.")]
    [InlineData("wind", "weather.windDevice", "garden: wind meter “{0}” does not exist.")]
    public void Find_DeviceThatIsNotThere_NamesPathAndValue(string device, string path, string text)
    {
        GardenProblem problem = DeviceCheck.Find(Garden, Devices.Where(d => d.Key != device).ToDictionary()).First(p => p.Path == path);

        Assert.Equal(string.Format(null, text, device), GardenWords.Text(problem.What, GardenLanguage.English, TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData("meter", "beds.lettuce.flowDevice", "lettuce：水表“meter”应能测流量。")]
    [InlineData("gauge", "supplies.main.pressureDevice", "mains：压力传感器“gauge”应能测水压。")]
    [InlineData("valve", "beds.lettuce.valve", "lettuce：阀门“valve”应是阀门。")] // a bare switch has no lease that the platform keeps
    [InlineData("probe", "beds.lettuce.soilDevice", "lettuce：湿度传感器“probe”应能测土壤湿度。")]
    [InlineData("rain", "weather.rainDevice", "garden：雨量计“rain”应能测降雨。")]
    [InlineData("air", "weather.climateDevice", "garden：温度计“air”应能测气温。")]
    [InlineData("wind", "weather.windDevice", "garden：风速计“wind”应能测风速。")]
    public void Find_DeviceWithoutTheTrait_NamesTheRule(string device, string path, string text)
    {
        var devices = new Dictionary<string, DeviceModel?>(Devices) { [device] = Devices["other"] };

        GardenProblem problem = DeviceCheck.Find(Garden, devices).First(p => p.Path == path);

        Assert.Equal(text, GardenWords.Text(problem.What, GardenLanguage.Chinese, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Find_DriverThatIsNotLoaded_SaysNothingOfWhatItCanDo() =>
        Assert.Empty(DeviceCheck.Find(Garden, Devices.ToDictionary(d => d.Key, _ => (DeviceModel?)null)));

    private static DeviceModel Model(params Type[] traits) => new("made-up", new("Made up", "虚构"), [.. traits.Select(TraitReader.Read)], []);

    private static DeviceModel Model(PropertyDefinition[] extra) => new("made-up", new("Made up", "虚构"), [], extra);
}
