using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Traits;

/// <summary>What switched a relay.</summary>
internal enum RelaySource
{
    /// <summary>Nothing since it started.</summary>
    [Title("Start", "上电")]
    Start,

    /// <summary>A call over the network: this platform, or somebody else's.</summary>
    [Title("Network", "网络")]
    Network,

    /// <summary>A button or switch at its input.</summary>
    [Title("Button", "按键")]
    Button,

    /// <summary>Its timer.</summary>
    [Title("Timer", "定时器")]
    Timer,

    /// <summary>Its schedule.</summary>
    [Title("Schedule", "日程")]
    Schedule,

    /// <summary>The maker's cloud or app.</summary>
    [Title("Cloud", "厂商云")]
    Cloud,

    /// <summary>A script in the device.</summary>
    [Title("Script", "脚本")]
    Script,

    /// <summary>Something else.</summary>
    [Title("Other", "其他")]
    Other,
}
