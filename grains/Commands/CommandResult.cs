using Orleans;
using SmartCampus.Grains.Devices;

namespace SmartCampus.Grains.Commands;

/// <summary>How a driver's attempt at a command ended.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="State">Acked, Failed, TimedOut, Unknown or Expired.</param>
/// <param name="Reason">Why, a reason word.</param>
/// <param name="Report">What the driver read while it carried it out.</param>
[GenerateSerializer, Immutable, Alias("command-result")]
public sealed record CommandResult(
    [property: Id(0)] string Id,
    [property: Id(1)] CommandState State,
    [property: Id(2)] string? Reason,
    [property: Id(3)] DeviceReport? Report);
