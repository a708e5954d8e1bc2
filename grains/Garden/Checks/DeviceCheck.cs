using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Garden.Checks;

/// <summary>
/// Says which of a garden's devices do not exist or cannot do what it needs of them. A bed's valve must have the trait <c>valve</c>:
/// only that is a lease which the platform keeps a second time, beside the garden. Pure.
/// </summary>
public static class DeviceCheck
{
    /// <param name="garden">The garden.</param>
    /// <param name="devices">All devices by id. One without a model has a driver that is not loaded: what it can do is not known, so nothing is said of it.</param>
    public static ImmutableArray<GardenProblem> Find(GardenDefinition garden, IReadOnlyDictionary<string, DeviceModel?> devices)
    {
        ArgumentNullException.ThrowIfNull(garden);
        ArgumentNullException.ThrowIfNull(devices);
        var problems = new ProblemList();
        foreach (SupplyDefinition supply in garden.Supplies)
        {
            var place = new Place($"supplies.{supply.Id}", supply.Name);
            Check(place, "device", supply.Device, "need.supply", m => m.Traits.Any(t => t.Name is "valve" or "pump" or "switch"));
            Check(place, "flowDevice", supply.FlowDevice, "need.flow", m => Has(m, "flowMeter.rate"));
            Check(place, "pressureDevice", supply.PressureDevice, "need.pressure", m => m.Properties.Any(p => IsPressure(p.Name)));
        }
        foreach (BedDefinition bed in garden.Beds)
        {
            var place = new Place($"beds.{bed.Id}", bed.Name);
            Check(place, "valve", bed.ValveDevice, "need.valve", m => m.Traits.Any(t => t.Name == "valve"));
            Check(place, "soilDevice", bed.SoilDevice, "need.soil", m => Has(m, "soil.moisture"));
            Check(place, "flowDevice", bed.FlowDevice, "need.flow", m => Has(m, "flowMeter.rate"));
            Check(place, "rainDevice", bed.RainDevice, "need.rain", m => Has(m, "rain.amount"));
        }
        var weather = new Place("weather", garden.Name);
        Check(weather, "rainDevice", garden.Weather.RainDevice, "need.rain", m => Has(m, "rain.amount") || Has(m, "rain.raining"));
        Check(weather, "climateDevice", garden.Weather.ClimateDevice, "need.climate", m => Has(m, "climate.temperature"));
        Check(weather, "windDevice", garden.Weather.WindDevice, "need.wind", m => Has(m, "wind.speed"));
        return problems.Found;

        void Check(Place place, string field, string? device, string need, Func<DeviceModel, bool> can)
        {
            if (string.IsNullOrWhiteSpace(device))
                return; // where it is needed, GardenCheck says that it is missing
            bool isThere = devices.TryGetValue(device, out DeviceModel? model);
            problems.Unknown(place, field, device, isThere);
            if (model is not null && !can(model))
                problems.Add($"{place.Path}.{field}", Note.Of("check.device").Text("thing", place.Name).Word("field", "field." + field).Text("value", device).Word("need", need));
        }
    }

    /// <summary>No trait has pressure yet, so a property is known by its name.</summary>
    public static bool IsPressure(string property) => property.EndsWith("ressure", StringComparison.Ordinal);

    private static bool Has(DeviceModel model, string property) => model.Property(property) is not null;
}
