using SmartCampus.Plugins.OpenSprinkler.Codec;
using SmartCampus.Plugins.OpenSprinkler.Settings;
using SmartCampus.Plugins.OpenSprinkler.Traits;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>One station as a valve. The run's end goes to the controller with the command, so water stops also when nobody can reach it any more.</summary>
[Driver("opensprinkler.station", "OpenSprinkler station", "OpenSprinkler 喷灌站点")]
internal sealed partial class StationDriver : PollingDriver, IValve, IStation
{
    private static readonly TimeSpan DefaultRun = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(0.6);
    private const int Looks = 4; // with the pauses between them longer than the second that the controller takes
    private const int LongestWait = 5; // seconds in the queue that still count as now

    private readonly StationSettings settings;
    private readonly OpenSprinklerClient client;
    private readonly Lazy<Controller> shared;
    private long freshFrom;
    private bool ours;

    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: the line is no TCP line.</exception>
    public StationDriver(StationSettings settings, IDeviceContext device)
        : base(device, settings.Interval)
    {
        this.settings = settings;
        freshFrom = device.Time.GetTimestamp();
        client = new OpenSprinklerClient(new HttpExchange(device.Line, device.Time), settings.Password, freshFrom);
        shared = new Lazy<Controller>(() => Controllers.Of(device.Line.Address, settings.Password, device.Time));
    }

    /// <summary>Where the stations of one controller meet.</summary>
    public Controllers Controllers { get; init; } = new();

    private Controller Controller => shared.Value;

    /// <inheritdoc/>
    public Task OpenAsync(TimeSpan? duration, CancellationToken cancellationToken) => CommandAsync(async () =>
    {
        int seconds = (int)Math.Clamp(Math.Ceiling((duration ?? DefaultRun).TotalSeconds), 1, Pages.LongestRun);
        try
        {
            await StartAsync(seconds, cancellationToken).ConfigureAwait(false);
            ours = true;
        }
        catch (Exception e) when (e is OperationCanceledException or DeviceException { AfterSending: true })
        {
            ours = true; // if it runs, then because of this
            throw;
        }
        if (!await WouldWaitAsync(cancellationToken).ConfigureAwait(false))
            return;
        // Nothing may open long after its command was given up.
        ours = false;
        await StopAsync(cancellationToken).ConfigureAwait(false);
        throw new DeviceException(ErrorCode.Busy, "otherStation", $"station {settings.Station} would have to wait for other stations; it was taken out of the queue");
    });

    /// <inheritdoc/>
    public Task CloseAsync(CancellationToken cancellationToken) => CommandAsync(async () =>
    {
        ResultCode result = await StopAsync(cancellationToken).ConfigureAwait(false);
        ours = false;
        if (!await IsAsync(open: false, cancellationToken).ConfigureAwait(false) && result != ResultCode.Success)
            throw await RefusedAsync(result, cancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        // What another station has just read is as good, unless it is older than our last command.
        long halfAgo = Device.Time.GetTimestamp() - (long)(settings.Interval.TotalSeconds / 2 * Device.Time.TimestampFrequency);
        Report(await Controller.ReadAsync(client, Math.Max(freshFrom, halfAgo), cancellationToken).ConfigureAwait(false));
    }

    private async Task StartAsync(int seconds, CancellationToken cancellationToken)
    {
        ResultCode result = await client.StartAsync(settings.Station, seconds, cancellationToken).ConfigureAwait(false);
        if (result == ResultCode.NotPermitted && (await ReadFreshAsync(cancellationToken).ConfigureAwait(false)).Page.Queue[settings.Station - 1].IsQueued)
        {
            // It runs or waits already, with another end; the controller knows no other way to change that.
            await StopAsync(cancellationToken).ConfigureAwait(false);
            result = await client.StartAsync(settings.Station, seconds, cancellationToken).ConfigureAwait(false);
        }
        if (result != ResultCode.Success)
            throw await RefusedAsync(result, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ResultCode> StopAsync(CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            ResultCode result = await client.StopAsync(settings.Station, cancellationToken).ConfigureAwait(false);
            if (result != ResultCode.OutOfRange || tries == Looks)
                return result;
            ControllerState state = await ReadFreshAsync(cancellationToken).ConfigureAwait(false);
            if (!state.Page.HasNewRun)
                return result; // it neither runs nor waits
            await Task.Delay(Settle, Device.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks until the run begins, or is seen to begin much later.</summary>
    private async Task<bool> WouldWaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (int look = 1; look <= Looks && !await IsAsync(open: true, cancellationToken).ConfigureAwait(false); look++)
            {
                ControllerPage page = (await ReadFreshAsync(cancellationToken).ConfigureAwait(false)).Page;
                QueueEntry entry = page.Queue[settings.Station - 1];
                if (page.Waits(settings.Station) && entry.Start - page.Clock > LongestWait)
                    return true;
                if (!entry.IsQueued && !page.HasNewRun)
                    return false; // the platform will say that nothing was proved
                await Task.Delay(Settle, Device.Time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DeviceException e) // The controller took the command; the poll that follows will meet the same trouble and end the run.
        {
            LogReadBackFailed(Device.Logger, e.Error.Reason, e.Message);
        }
        return false;
    }

    /// <summary>Reads the output, reports it and says whether it is as it should be.</summary>
    private async Task<bool> IsAsync(bool open, CancellationToken cancellationToken)
    {
        OutputsPage outputs = await client.ReadOutputsAsync(cancellationToken).ConfigureAwait(false);
        bool isOpen = outputs.IsOn(settings.Station) ?? throw Missing(outputs.On.Count);
        Device.Report(IValve.State, isOpen ? ValveState.Open : ValveState.Closed);
        return isOpen == open;
    }

    /// <summary>What is read from here on must be newer than the command.</summary>
    private async Task CommandAsync(Func<Task> command)
    {
        Controller.ThrowIfRefused(client);
        try
        {
            await command().ConfigureAwait(false);
        }
        catch (DeviceException e)
        {
            Controller.Note(e);
            throw;
        }
        finally
        {
            freshFrom = Device.Time.GetTimestamp() + 1;
        }
    }

    private async Task<ControllerState> ReadFreshAsync(CancellationToken cancellationToken)
    {
        ControllerState state = await Controller.ReadAsync(client, Device.Time.GetTimestamp() + 1, cancellationToken).ConfigureAwait(false);
        return settings.Station <= state.Page.Stations ? state : throw Missing(state.Page.Stations);
    }

    private async Task<DeviceException> RefusedAsync(ResultCode result, CancellationToken cancellationToken)
    {
        ControllerState state = await ReadFreshAsync(cancellationToken).ConfigureAwait(false);
        if (state.Setup.Options.IsMaster(settings.Station))
            return new DeviceException(ErrorCode.RefusedByDevice, "masterStation", $"station {settings.Station} is a master station; the controller opens it together with others");
        DeviceError error = ResultFaults.ErrorOf(result, "/cm");
        return new DeviceException(error.Code, error.Cause, error.Detail);
    }

    private DeviceException Missing(int stations) =>
        new(ErrorCode.NotConfigured, "stationMissing", $"'station' is {settings.Station}; the controller has {stations}");

    private void Report(ControllerState state)
    {
        if (settings.Station > state.Page.Stations)
            throw Missing(state.Page.Stations);
        foreach (Reading reading in StationReadings.Of(state, settings.Station, ours))
            Device.Report(reading);
        ours &= state.Page.Queue[settings.Station - 1].IsQueued || state.Page.HasNewRun;
    }
}
