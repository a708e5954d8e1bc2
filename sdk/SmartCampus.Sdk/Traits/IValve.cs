namespace SmartCampus.Sdk;

/// <summary>A water valve. It never stays open beyond its limit: the platform closes it.</summary>
[Trait("valve", "Valve", "阀门")]
[Safety("valve.state", ValveState.Open, "valve.close", LongestOnSeconds = 3600, OffOnLinkLost = true, Hazard = HazardClass.Water)]
public interface IValve
{
    /// <summary>What the valve says.</summary>
    static readonly Property<ValveState> State = new("valve.state", "Valve", "阀门");

    /// <summary>Opens; the platform closes it after <paramref name="duration"/>.</summary>
    /// <param name="duration">Seconds to stay open, 1–3600; 300 when left out.</param>
    /// <param name="cancellationToken">Ends the attempt at its deadline.</param>
    [Command("Open", "开阀"), Proves("valve.state", ValveState.Open)]
    Task OpenAsync([Title("For", "时长"), Unit("s"), Range(1, 3600), Default(300)] TimeSpan? duration, CancellationToken cancellationToken);

    /// <summary>Closes.</summary>
    [Command("Close", "关阀"), Proves("valve.state", ValveState.Closed)]
    Task CloseAsync(CancellationToken cancellationToken);
}
