using System.Text.Json;

namespace SmartCampus.Host.Commands;

/// <summary>A command as the API takes it.</summary>
/// <param name="Id">The client's id: 1–64 characters.</param>
/// <param name="Command">The command's name.</param>
/// <param name="Arguments">Values by parameter name.</param>
/// <param name="Deadline">Seconds from now, 0.1–3600.</param>
/// <param name="Expect">Values that properties must have now.</param>
internal sealed record CommandInput(string? Id, string? Command, JsonElement Arguments, double? Deadline, JsonElement Expect);
