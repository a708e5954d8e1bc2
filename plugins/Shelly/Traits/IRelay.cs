using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Traits;

/// <summary>What a Shelly output tells beyond on and off.</summary>
[Trait("relay", "Relay", "继电器")]
internal interface IRelay
{
    /// <summary>What switched it last.</summary>
    static readonly Property<RelaySource> Source = new("relay.source", "Switched by", "操作来源");

    /// <summary>Why the device protects itself.</summary>
    static readonly Property<RelayFault> Fault = new("relay.fault", "Protection", "保护状态");

    /// <summary>Temperature inside the device, Cel.</summary>
    static readonly Property<decimal> Temperature = new("relay.temperature", "Inside temperature", "内部温度") { Unit = "Cel", Minimum = -60, Maximum = 200 };
}
