using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Shelly;

/// <summary>What a method gave: a result, or an error.</summary>
/// <param name="Result">The result.</param>
/// <param name="Error">The error; <see langword="null"/> when it went well.</param>
internal sealed record RpcOutcome(JsonNode? Result, JsonObject? Error = null)
{
    /// <summary>An error.</summary>
    public static RpcOutcome Refused(int code, string message) => new(null, new JsonObject { ["code"] = code, ["message"] = message });
}
