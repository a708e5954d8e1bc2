using System.Collections.Immutable;
using Orleans;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Commands;

/// <summary>A command as somebody asked for it, already authorised.</summary>
/// <param name="Id">The client's id; the same id is the same command for 24 h.</param>
/// <param name="Command">The command's name.</param>
/// <param name="Arguments">Values by parameter name.</param>
/// <param name="Expect">Values that properties must have now; may be empty.</param>
/// <param name="By">Who asks.</param>
/// <param name="Deadline">How long from now it may still be sent; the model's when absent. 0.1 s to 1 h.</param>
[GenerateSerializer, Immutable, Alias("command-request")]
public sealed record CommandRequest(
    [property: Id(0)] string Id,
    [property: Id(1)] string Command,
    [property: Id(2)] ImmutableDictionary<string, PropertyValue> Arguments,
    [property: Id(3)] ImmutableDictionary<string, PropertyValue> Expect,
    [property: Id(4)] string By,
    [property: Id(5)] TimeSpan? Deadline)
{
    /// <summary>The reason that the asking person gave; kept with the command.</summary>
    [Id(6)]
    public string? Note { get; init; }
}
