using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCampus.Host.Commands;

/// <summary>A command as the API takes it.</summary>
/// <param name="Id">The client's id: 1–64 characters.</param>
/// <param name="Command">The command's name.</param>
/// <param name="Arguments">Values by parameter name.</param>
/// <param name="Deadline">Seconds from now, 0.1–3600.</param>
/// <param name="Expect">Values that properties must have now.</param>
/// <param name="Reason">Why the person asks; kept with the command. At most 500 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // a misspelled 'arguments' must not become a command with the defaults
internal sealed record CommandInput(string? Id, string? Command, JsonElement Arguments, double? Deadline, JsonElement Expect, string? Reason = null);
