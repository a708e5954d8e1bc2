using System.Text;
using System.Text.Json.Nodes;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Units;

namespace SmartCampus.Demo.Sites;

/// <summary>Puts a campus together. What kinds of devices there are is in the other parts of this class.</summary>
/// <param name="campus">What is filled.</param>
/// <param name="lines">Makes the lines.</param>
/// <param name="keys">The keys of card readers.</param>
/// <param name="start">When the simulation begins: totals start where the years before would have brought them.</param>
/// <param name="seed">Same seed, same noise and same people.</param>
internal sealed partial class SiteBuilder(Campus campus, LineFactory lines, KeyBook keys, CampusTime start, int seed)
{
    public SiteBuilder Place(string path, string en, string zh)
    {
        campus.Places.Add(new Place(path, en, zh));
        return this;
    }

    public ModbusLine Direct(string name) => Keep(lines.Direct(name));

    public ModbusLine Gateway(string name, int baud = 19200) => Keep(lines.Gateway(name, baud));

    public ModbusLine Serial(string name, int baud = 9600) => Keep(lines.Serial(name, baud));

    /// <summary>A relay board as a unit of a line; doors, valves and switches sit on its channels.</summary>
    public Board Board(ModbusLine line, byte unit = 1)
    {
        var board = new RelayBoard();
        return new Board(board, line, AddUnit(line, unit, board.Map));
    }

    private TLine Keep<TLine>(TLine line)
        where TLine : ILine
    {
        campus.Lines.Add(line);
        return line;
    }

    private ModbusUnit AddUnit(ModbusLine line, byte address, RegisterMap map)
    {
        var unit = new ModbusUnit(address, map, campus.Gate);
        line.Add(unit);
        return unit;
    }

    private TBody Live<TBody>(TBody body)
        where TBody : IBody
    {
        campus.Bodies.Add(body);
        return body;
    }

    private void AddDevice(DeviceName name, string driver, ModbusLine line, ModbusUnit unit, JsonObject settings, object thing, Func<JsonObject> truth) =>
        campus.Devices.Add(new Device(name, driver, line, settings, thing, truth) { Unit = unit });

    private void AddDevice(DeviceName name, string driver, ILine? line, JsonObject settings, object thing, Func<JsonObject> truth) =>
        campus.Devices.Add(new Device(name, driver, line, settings, thing, truth));

    /// <summary>A generator of the device's own, so that a new device does not change its neighbours (FNV-1a over the id).</summary>
    private Random RandomOf(DeviceName name) => new(Encoding.UTF8.GetBytes(name.Id).Aggregate(seed ^ unchecked((int)2166136261), (hash, b) => unchecked((hash ^ b) * 16777619)));
}
