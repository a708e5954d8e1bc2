using Orleans;

namespace SmartCampus.Grains.Devices;

/// <summary>How a device is configured. A device is a position on campus; the hardware at it can be replaced.</summary>
/// <param name="Id">1–64 of lower-case letters, digits, dot and hyphen; starts with a letter or digit.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Place">Path of its place: <c>campus/library/1/east-gate</c>.</param>
/// <param name="Driver">The driver's id, which is the device model's id.</param>
/// <param name="Settings">The driver's settings, a JSON object.</param>
/// <param name="Version">1 at creation, plus 1 at each change.</param>
[GenerateSerializer, Immutable, Alias("device-configuration")]
public sealed record DeviceConfiguration(
    [property: Id(0)] string Id,
    [property: Id(1)] string NameEn,
    [property: Id(2)] string NameZh,
    [property: Id(3)] string Place,
    [property: Id(4)] string Driver,
    [property: Id(5)] string Settings,
    [property: Id(6)] int Version);
