using SmartCampus.Plugins.Shelly.Codec;
using SmartCampus.Plugins.Shelly.Traits;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Driver;

/// <summary>Readings from a status. What the device has never given is not reported; what it no longer gives is an error, not an old number.</summary>
internal sealed class SwitchReadings
{
    private const decimal WattHoursPerKilowattHour = 1000;
    private readonly HashSet<string> given = [];

    public IEnumerable<Reading> Of(SwitchStatus status, DateTimeOffset time)
    {
        yield return new Reading(ISwitch.On.Name, PropertyValue.Of(status.Output), time);
        yield return new Reading(IRelay.Source.Name, PropertyValue.From(SourceOf(status.Source)), time);
        yield return new Reading(IRelay.Fault.Name, PropertyValue.From(FaultOf(status.Errors)), time);
        foreach ((PropertyDefinition property, decimal? value) in Numbers(status))
        {
            if (value is { } number)
                yield return new Reading(property.Name, PropertyValue.Of(number), time);
            else if (given.Contains(property.Name))
                yield return new Reading(property.Name, PropertyValue.None, time, new DeviceError(ErrorCode.NotConfigured, "noValue", "the device has stopped giving it"));
            if (value is not null)
                given.Add(property.Name);
        }
    }

    private static IEnumerable<(PropertyDefinition Property, decimal? Value)> Numbers(SwitchStatus status) =>
    [
        (IEnergy.Power, status.Power),
        (IEnergy.Voltage, status.Voltage),
        (IEnergy.Current, status.Current),
        (IEnergy.Frequency, status.Frequency),
        (IEnergy.Total, status.Energy / WattHoursPerKilowattHour),
        (IRelay.Temperature, status.Temperature),
    ];

    // The words are in no list of the API; these are the ones that devices send.
    private static RelaySource SourceOf(string? word) => word?.ToUpperInvariant() switch
    {
        "INIT" or null => RelaySource.Start,
        "WS_IN" or "HTTP_IN" or "HTTP" or "RPC" or "UDP" or "MQTT" or "BLE" or "BLUETOOTH" => RelaySource.Network,
        "BUTTON" or "SWITCH" or "INPUT" => RelaySource.Button,
        "TIMER" => RelaySource.Timer,
        "SCHEDULE" or "SCHEDULER" => RelaySource.Schedule,
        "SHC" or "CLOUD" or "SHELLY_CLOUD" => RelaySource.Cloud,
        "LOOPBACK" or "SCRIPT" => RelaySource.Script,
        _ => RelaySource.Other,
    };

    private static RelayFault FaultOf(IReadOnlyList<string> errors) => errors.Count == 0 ? RelayFault.None : errors[0] switch
    {
        "overtemp" => RelayFault.Overtemp,
        "overpower" => RelayFault.Overpower,
        "overcurrent" => RelayFault.Overcurrent,
        "overvoltage" => RelayFault.Overvoltage,
        "undervoltage" => RelayFault.Undervoltage,
        _ => RelayFault.Other,
    };
}
