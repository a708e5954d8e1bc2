using System.Collections.Immutable;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Garden;

/// <summary>What gardens see, from the feed: no grain is called for a reading.</summary>
internal sealed class GardenSurroundings(DeviceFeed feed, GardenWeather weather, GardenDevices devices, GardenBoard board) : IGardenSurroundings
{
    /// <summary>The commands by which something is turned on and off, in the order in which they are looked for.</summary>
    private static readonly (string On, string? Duration, string Off)[] Ways =
        [("valve.open", "duration", "valve.close"), ("pump.start", "duration", "pump.stop"), ("switch.turnOn", null, "switch.turnOff")];

    /// <summary>All devices of a garden that water depends on.</summary>
    public static IEnumerable<string> DevicesOf(GardenDefinition garden) =>
        garden.Beds.SelectMany(b => new[] { b.ValveDevice, b.FlowDevice })
            .Concat(garden.Supplies.SelectMany(s => new[] { s.Device, s.FlowDevice }))
            .OfType<string>().Distinct(StringComparer.Ordinal);

    public ImmutableDictionary<string, DeviceFact> Facts(GardenDefinition garden, IEnumerable<string> more)
    {
        ImmutableDictionary<string, DeviceFact>.Builder facts = ImmutableDictionary.CreateBuilder<string, DeviceFact>(StringComparer.Ordinal);
        foreach (string device in DevicesOf(garden).Concat(more))
        {
            if (feed.TryFind(device, out FeedSlot? slot))
                facts[device] = FactOf(slot.State);
        }
        return facts.ToImmutable();
    }

    public GardenInputs Inputs(string id, GardenDefinition garden) => weather.Inputs(id, garden);

    public (string Command, string? Duration)? CommandOf(string device, bool on)
    {
        if (!feed.TryFind(device, out FeedSlot? slot) || slot.Model is not { } model)
            return null;
        foreach ((string turnOn, string? duration, string turnOff) in Ways)
        {
            if (model.Command(on ? turnOn : turnOff) is not null)
                return on ? (turnOn, duration) : (turnOff, null);
        }
        return null;
    }

    public ImmutableArray<GardenProblem> Problems(GardenDefinition garden) => devices.Problems(garden);

    public void Show(GardenLive live) => board.Put(live);

    /// <summary>A device's state as the garden needs it; a value with an error is not said.</summary>
    internal static DeviceFact FactOf(DeviceState state)
    {
        Reading? on = Known(state, "valve.state") ?? Known(state, "pump.running") ?? Known(state, "switch.on");
        Reading? flow = Known(state, "flowMeter.rate");
        return new DeviceFact
        {
            IsReachable = state.Availability.State is AvailabilityState.Online or AvailabilityState.Degraded,
            IsOpen = on is { } known ? IsOpen(known.Value) : null,
            StateAt = on?.Time,
            Flow = flow?.Value.Number,
            FlowAt = flow?.Time,
            Total = Known(state, "flowMeter.total")?.Value.Number,
        };
    }

    private static Reading? Known(DeviceState state, string property) => state.Find(property) is { Error: null, Value.IsNone: false } reading ? reading : null;

    private static bool? IsOpen(PropertyValue value) => value.Kind switch
    {
        PropertyValueKind.Boolean => value.Boolean,
        PropertyValueKind.Text when value.Text == "open" => true,
        PropertyValueKind.Text when value.Text == "closed" => false,
        _ => null, // on its way: neither
    };
}
