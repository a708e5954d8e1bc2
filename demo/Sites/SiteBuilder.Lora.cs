using System.Text.Json.Nodes;
using SmartCampus.Demo.Lora;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <content>LoRaWAN sensors, which a network server brings.</content>
internal sealed partial class SiteBuilder
{
    private const string MilesightPrefix = "24e124";

    /// <summary>A stall with its sensor under the ceiling (VS330).</summary>
    public Seat StallSensor(DeviceName name, double secondsFree, double secondsTaken)
    {
        Seat stall = Live(new Seat(secondsFree, secondsTaken, RandomOf(name)));
        AddSensor(name, "milesight.vs330", stall, battery => Milesight.Stall(battery, stall.IsTaken ? 640 : 2180, stall.IsTaken), () => stall.IsTaken ? 1 : 0,
            () => new JsonObject { ["taken"] = stall.IsTaken });
        return stall;
    }

    /// <summary>A desk with its sensor (VS340).</summary>
    public void DeskSensor(DeviceName name)
    {
        Seat desk = Live(new Seat(900, 2400, RandomOf(name)));
        AddSensor(name, "milesight.vs340", desk, battery => Milesight.OneFlag(battery, desk.IsTaken), () => desk.IsTaken ? 1 : 0,
            () => new JsonObject { ["taken"] = desk.IsTaken });
    }

    /// <summary>A room whose people are counted (VS321).</summary>
    public void PeopleSensor(DeviceName name, int most)
    {
        Crowd crowd = Live(new Crowd(most, 45, RandomOf(name)));
        RoomAir air = Live(new RoomAir(23.5, 0.15, 50, RandomOf(name)));
        // It says how many there are each time, but speaks at once only when the room fills or empties by a handful.
        AddSensor(name, "milesight.vs321", crowd, battery => Milesight.People(battery, air.Temperature, air.Humidity, crowd.Count), () => crowd.Count / 4,
            () => new JsonObject { ["people"] = crowd.Count });
    }

    /// <summary>A floor with a leak sensor on it (WS303).</summary>
    public void LeakSensor(DeviceName name)
    {
        var floor = new Floor();
        AddSensor(name, "milesight.ws303", floor, battery => Milesight.OneFlag(battery, floor.Wet), () => floor.Wet ? 1 : 0,
            () => new JsonObject { ["wet"] = floor.Wet });
    }

    private void AddSensor(DeviceName name, string driver, object thing, Func<int, byte[]> payload, Func<int> cause, Func<JsonObject> truth)
    {
        string eui = $"{MilesightPrefix}{RandomOf(name).Next(1 << 30):x10}";
        LoraSensor sensor = Live(new LoraSensor(eui, name.En, payload, cause, campus.Network));
        AddDevice(name, driver, null, new JsonObject { ["devEui"] = eui }, new RadioThing(sensor, thing), truth);
    }
}
