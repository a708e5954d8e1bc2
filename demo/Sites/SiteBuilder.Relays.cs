using System.Text.Json.Nodes;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Units;

namespace SmartCampus.Demo.Sites;

/// <content>Devices on relay boards. Channels count from 0 here, from 1 in the settings, as printed on the board.</content>
internal sealed partial class SiteBuilder
{
    /// <summary>A door: the relay releases its lock, the input of the same number is its contact, on while the door is shut, so that a cut wire shows as open.</summary>
    public Door Door(DeviceName name, Board board, int channel, DoorUse? use = null)
    {
        Door door = Live(new Door(board.Relays.Relay(channel), use ?? new DoorUse(), RandomOf(name)));
        board.Relays.Wire(channel, () => !door.IsOpen);
        var settings = new JsonObject { ["channel"] = channel + 1, ["input"] = channel + 1, ["interval"] = 1 };
        AddDevice(name, "modbus.relay-lock", board.Line, board.Unit, settings, door, () => new JsonObject { ["unlocked"] = door.IsUnlocked, ["open"] = door.IsOpen });
        return door;
    }

    /// <summary>A valve with its flow meter, <paramref name="nominal"/> L/min when open.</summary>
    public Valve Valve(DeviceName name, Board board, int channel, double nominal)
    {
        // The meter starts where 40 minutes a day since the first day would have brought it.
        double before = nominal * 40 * start.HoursInService / 24;
        Valve valve = Live(new Valve(board.Relays.Relay(channel), nominal, before, RandomOf(name)));
        int meter = board.Relays.Meter(channel, () => valve.Flow, () => valve.Total);
        var settings = new JsonObject
        {
            ["channel"] = channel + 1,
            ["flowRegister"] = meter,
            ["flowScale"] = 1 / RelayBoard.FlowCounts,
            ["pulseRegister"] = meter + 1,
            ["litresPerPulse"] = 1 / RelayBoard.PulsesPerLitre,
            ["interval"] = 2,
        };
        AddDevice(name, "modbus.relay-valve", board.Line, board.Unit, settings, valve, () => new JsonObject
        {
            ["orderedOpen"] = valve.IsOrderedOpen,
            ["flow"] = Math.Round(valve.Flow, 3),
            ["total"] = Math.Round(valve.Total, 3),
        });
        return valve;
    }

    /// <summary>A pump, <paramref name="nominal"/> L/min when it runs: the input of its number tells that it turns, the next that its motor protection has tripped.</summary>
    public Pump Pump(DeviceName name, Board board, int channel, double nominal)
    {
        Pump pump = Live(new Pump(board.Relays.Relay(channel), nominal, RandomOf(name)));
        board.Relays.Wire(channel, () => pump.IsRunning);
        board.Relays.Wire(channel + 1, () => pump.Tripped);
        var settings = new JsonObject
        {
            ["channel"] = channel + 1,
            ["feedbackInput"] = channel + 1,
            ["faultInput"] = channel + 2,
            ["flowRegister"] = board.Relays.Meter(channel, () => pump.Flow, () => pump.Total),
            ["flowScale"] = 1 / RelayBoard.FlowCounts,
            ["interval"] = 2,
        };
        AddDevice(name, "modbus.relay-pump", board.Line, board.Unit, settings, pump, () => new JsonObject
        {
            ["ordered"] = pump.IsOrdered,
            ["running"] = pump.IsRunning,
            ["flow"] = Math.Round(pump.Flow, 3),
            ["tripped"] = pump.Tripped,
        });
        return pump;
    }

    /// <summary>Something that is on or off.</summary>
    public Relay Switch(DeviceName name, Board board, int channel)
    {
        Relay relay = board.Relays.Relay(channel);
        var settings = new JsonObject { ["channel"] = channel + 1, ["interval"] = 1 };
        AddDevice(name, "modbus.relay-switch", board.Line, board.Unit, settings, relay, () => new JsonObject { ["on"] = relay.On });
        return relay;
    }
}
