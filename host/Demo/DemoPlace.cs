using SmartCampus.Host.Devices;

namespace SmartCampus.Host.Demo;

/// <summary>A place of the demo campus.</summary>
internal sealed record DemoPlace(string Path, NameInput Name);
