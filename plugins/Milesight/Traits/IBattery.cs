using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight.Traits;

/// <summary>Runs on a battery.</summary>
[Trait("battery", "Battery", "电池")]
internal interface IBattery
{
    /// <summary>What is left, %, 0–100.</summary>
    static readonly Property<int> Level = new("battery.level", "Battery", "电量") { Unit = "%", Minimum = 0, Maximum = 100 };
}
