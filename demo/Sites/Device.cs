using System.Text.Json.Nodes;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Sites;

/// <summary>A device as the platform is to know it, and the simulated truth behind it.</summary>
/// <param name="Name">Id, place and names.</param>
/// <param name="Driver">The driver's id.</param>
/// <param name="Line">The line it is on; <see langword="null"/> for a radio device, whose network server brings what it says.</param>
/// <param name="Settings">Its settings but for line and unit.</param>
/// <param name="Thing">What is behind it: a door, a valve, a bed, a meter or a relay.</param>
/// <param name="Truth">What is really so, asked under the campus gate.</param>
internal sealed record Device(DeviceName Name, string Driver, ILine? Line, JsonObject Settings, object Thing, Func<JsonObject> Truth)
{
    /// <summary>The Modbus unit that answers for it; several devices may share one.</summary>
    public ModbusUnit? Unit { get; init; }
}
