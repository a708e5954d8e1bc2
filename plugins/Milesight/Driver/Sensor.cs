using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight.Driver;

/// <summary>One kind of sensor.</summary>
/// <param name="Model">Its device model.</param>
/// <param name="Channels">What its channels say, by pair (id and type, e.g. <c>0x0175</c>).</param>
internal sealed record Sensor(DeviceModel Model, IReadOnlyDictionary<ushort, ChannelMap> Channels)
{
    /// <summary>The length of each known pair's data.</summary>
    public IReadOnlyDictionary<ushort, int> Lengths { get; } = Channels.ToDictionary(c => c.Key, c => c.Value.Length);
}
