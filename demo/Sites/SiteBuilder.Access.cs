using System.Text.Json.Nodes;
using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <content>Doors with card readers on an OSDP line.</content>
internal sealed partial class SiteBuilder
{
    private const byte Facility = 37;

    /// <summary>An RS-485 line of card readers.</summary>
    public AccessLine Readers(string name, int baud = 9600)
    {
        List<OsdpReader> readers = [];
        return new AccessLine(Keep(lines.Wire(name, baud, pace => new OsdpBus(readers, pace, lines.Time))), readers);
    }

    /// <summary>A door with a reader: output 0 is its strike, input 0 is on while it is open, input 1 is its exit button.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="line">The line.</param>
    /// <param name="address">The reader's address.</param>
    /// <param name="use">How people use it.</param>
    /// <param name="reader">In what the reader differs from others.</param>
    /// <param name="keypad">People type a number after their card.</param>
    /// <param name="inverted">The contact is on while the door is shut.</param>
    public AccessDoor ReaderDoor(
        DeviceName name, AccessLine line, byte address, AccessUse use, ReaderTraits? reader = null, bool keypad = false, bool inverted = false)
    {
        Random random = RandomOf(name);
        AccessDoor? door = null;
        var panel = new ReaderPanel { Inputs = [() => door!.Leaf.IsOpen != inverted, () => door!.ExitPressed] };
        door = Live(new AccessDoor(new Door(panel.Output[0].Contact, new DoorUse(2), random), use, random));
        var unit = new OsdpReader(address, Live(panel), campus.Gate, lines.Time)
        {
            Key = keys.KeyOf(name.Id),
            KeyChanged = key => keys.Change(name.Id, key),
            Traits = reader ?? new ReaderTraits(),
        };
        door.Visited = chance => Visit(unit, chance, keypad);
        line.Readers.Add(unit);
        AddDevice(name, "osdp.door", line.Line, Settings(name, address, inverted), new ReaderDoor(unit, door), () => Truth(unit, door));
        return door;
    }

    /// <summary>One of forty people.</summary>
    private static void Visit(OsdpReader unit, int chance, bool keypad)
    {
        unit.Present(new Card(Facility, (ushort)(10_000 + chance % 40)).Raw());
        if (keypad)
            unit.Type($"{1000 + chance % 40}#");
    }

    private JsonObject Settings(DeviceName name, byte address, bool inverted)
    {
        var settings = new JsonObject
        {
            ["address"] = address,
            ["key"] = Convert.ToHexString(keys.KeyOf(name.Id)),
            ["strikeOutput"] = 0,
            ["doorInput"] = 0,
            ["exitInput"] = 1,
        };
        if (inverted)
            settings["doorInputInverted"] = true;
        return settings;
    }

    private static JsonObject Truth(OsdpReader unit, AccessDoor door) => new()
    {
        ["unlocked"] = door.Leaf.IsUnlocked,
        ["open"] = door.Leaf.IsOpen,
        ["secure"] = unit.IsSecure,
        ["tamper"] = unit.Panel.Tamper,
        ["light"] = unit.Panel.Light,
        ["text"] = unit.Panel.Text,
        ["pulses"] = unit.Panel.Output[0].Pulses,
        ["buzzes"] = unit.Panel.Buzzes,
        ["waiting"] = unit.Waiting,
    };
}
