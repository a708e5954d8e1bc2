using System.Text.Json;

namespace SmartCampus.Host.Devices;

/// <summary>Settings to try.</summary>
internal sealed record TestInput(string? Driver, JsonElement Settings);
