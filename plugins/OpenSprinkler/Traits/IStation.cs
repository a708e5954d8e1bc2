using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Traits;

/// <summary>What an OpenSprinkler controller tells about a station beyond its valve.</summary>
[Trait("station", "Sprinkler station", "喷灌站点")]
internal interface IStation
{
    /// <summary>Who started it.</summary>
    static readonly Property<StationSource> Source = new("station.source", "Started by", "启动来源");

    /// <summary>What is left of the run, s; 0 while it does not run.</summary>
    static readonly Property<decimal> Remaining = new("station.remaining", "Time left", "剩余时间") { Unit = "s", Minimum = 0 };

    /// <summary>True while a run waits in the controller's queue.</summary>
    static readonly Property<bool> Waiting = new("station.waiting", "Waiting in the queue", "排队等待");

    /// <summary>True when the controller's programs leave it out. Commands work all the same.</summary>
    static readonly Property<bool> Disabled = new("station.disabled", "Left out of programs", "程序中已停用");

    /// <summary>True for a master station: the controller opens and closes it together with others.</summary>
    static readonly Property<bool> Master = new("station.master", "Master station", "主站点");

    /// <summary>True while a rain delay holds the controller's programs back.</summary>
    static readonly Property<bool> RainDelay = new("station.rainDelay", "Rain delay", "雨天延迟");

    /// <summary>How far the controller's clock is ahead, s; its programs start by it.</summary>
    static readonly Property<decimal> ClockError = new("station.clockError", "Controller clock ahead", "控制器时钟偏快") { Unit = "s" };
}
