namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>The settings records that a profile can choose from, by the name it uses.</summary>
internal static class SettingsFamilies
{
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>
    {
        ["device"] = typeof(ModbusSettings),
        ["relay"] = typeof(RelaySettings),
        ["lock"] = typeof(LockSettings),
        ["valve"] = typeof(ValveSettings),
        ["pump"] = typeof(PumpSettings),
        ["climate"] = typeof(ClimateSettings),
        ["greenhouse"] = typeof(GreenhouseSettings),
        ["weather"] = typeof(WeatherSettings),
        ["restroom"] = typeof(RestroomSettings),
        ["dispenser"] = typeof(DispenserSettings),
    };
}
