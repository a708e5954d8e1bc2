using SmartCampus.Plugins.OpenSprinkler.Codec;
using SmartCampus.Plugins.OpenSprinkler.Traits;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>One station's readings from its controller's state. Pure.</summary>
internal static class StationReadings
{
    /// <param name="state">The controller.</param>
    /// <param name="station">The station, from 1; the controller has it.</param>
    /// <param name="ours">The run in the queue is one that this driver asked for.</param>
    public static IEnumerable<Reading> Of(ControllerState state, int station, bool ours)
    {
        (ControllerPage page, OptionsPage options) = (state.Page, state.Setup.Options);
        QueueEntry entry = page.Queue[station - 1];
        bool master = options.IsMaster(station);
        yield return Of(IValve.State, page.IsOn(station) ? ValveState.Open : ValveState.Closed);
        yield return Of(IStation.Source, SourceOf(entry, page.IsOn(station), ours));
        yield return Of(IStation.Remaining, entry.IsQueued && !page.Waits(station) ? (decimal)entry.Left : 0);
        yield return Of(IStation.Waiting, page.Waits(station));
        yield return Of(IStation.Disabled, state.Setup.Stations.IsDisabled(station));
        yield return Of(IStation.Master, master);
        yield return Of(IStation.RainDelay, page.RainDelay);
        yield return Of(IStation.ClockError, (decimal)state.ClockError);

        Reading Of<T>(Property<T> property, T value) => new(property.Name, PropertyValue.From(value), state.Time);
    }

    private static StationSource SourceOf(QueueEntry entry, bool on, bool ours) => entry switch
    {
        { IsQueued: false } => on ? StationSource.Stations : StationSource.Nobody,
        _ when ours => StationSource.Campus,
        { Program: QueueEntry.ByHand } => StationSource.Manual,
        { Program: QueueEntry.RunOnce } => StationSource.RunOnce,
        _ => StationSource.Program,
    };
}
