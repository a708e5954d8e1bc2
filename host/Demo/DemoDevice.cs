using System.Text.Json;
using SmartCampus.Host.Devices;

namespace SmartCampus.Host.Demo;

/// <summary>A device of the demo campus.</summary>
internal sealed record DemoDevice(string Id, NameInput Name, string Place, string Driver, JsonElement Settings);
