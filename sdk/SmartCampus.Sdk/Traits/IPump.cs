namespace SmartCampus.Sdk;

/// <summary>A water pump. It never runs beyond its limit: the platform stops it.</summary>
[Trait("pump", "Pump", "水泵")]
[Safety("pump.running", true, "pump.stop", LongestOnSeconds = 3600, OffOnLinkLost = true, Hazard = HazardClass.Water)]
public interface IPump
{
    /// <summary>True while it runs.</summary>
    static readonly Property<bool> Running = new("pump.running", "Running", "运行");

    /// <summary>Starts; the platform stops it after <paramref name="duration"/>.</summary>
    /// <param name="duration">Seconds to run, 1–3600; 300 when left out.</param>
    /// <param name="cancellationToken">Ends the attempt at its deadline.</param>
    [Command("Start", "启动"), Proves("pump.running", true)]
    Task StartAsync([Title("For", "时长"), Unit("s"), Range(1, 3600), Default(300)] TimeSpan? duration, CancellationToken cancellationToken);

    /// <summary>Stops.</summary>
    [Command("Stop", "停止"), Proves("pump.running", false)]
    Task StopAsync(CancellationToken cancellationToken);
}
