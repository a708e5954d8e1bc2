using SmartCampus.Plugins.OpenSprinkler.Codec;
using SmartCampus.Plugins.OpenSprinkler.Settings;
using SmartCampus.Plugins.OpenSprinkler.Traits;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>One station as a valve. The run's end goes to the controller with the command, so water stops also when nobody can reach it any more.</summary>
[Driver("opensprinkler.station", "OpenSprinkler station", "OpenSprinkler 喷灌站点")]
internal sealed class StationDriver : PollingDriver, IValve, IStation
{
    private static readonly TimeSpan DefaultRun = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(0.7); // outputs follow within about a second
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
        client = new OpenSprinklerClient(new HttpExchange(device.Line, device.Time), settings.Password);
        shared = new Lazy<Controller>(() => Controllers.Of(device.Line.Address, settings.Password, device.Time));
        freshFrom = device.Time.GetTimestamp();
    }

    /// <summary>Where the stations of one controller meet.</summary>
    public Controllers Controllers { get; init; } = new();

    private Controller Controller => shared.Value;

    /// <inheritdoc/>
    public async Task OpenAsync(TimeSpan? duration, CancellationToken cancellationToken)
    {
        int seconds = (int)Math.Clamp(Math.Ceiling((duration ?? DefaultRun).TotalSeconds), 1, Pages.LongestRun);
        try
        {
            await CommandAsync(() => StartAsync(seconds, cancellationToken)).ConfigureAwait(false);
            ours = true;
        }
        catch (Exception e) when (e is OperationCanceledException or DeviceException { AfterSending: true })
        {
            ours = true; // if it runs, then because of this
            throw;
        }
        if (await ConfirmAsync(open: true, cancellationToken).ConfigureAwait(false))
            return;
        ControllerState state = await ReadFreshAsync(cancellationToken).ConfigureAwait(false);
        if (!state.Page.Waits(settings.Station) || state.Page.Queue[settings.Station - 1].Start - state.Page.Clock <= LongestWait)
            return;
        // Nothing may open long after its command was given up.
        ours = false;
        await CommandAsync(() => client.StopAsync(settings.Station, cancellationToken)).ConfigureAwait(false);
        throw new DeviceException(ErrorCode.Busy, "otherStation", $"station {settings.Station} would have to wait for other stations; it was taken out of the queue");
    }

    /// <inheritdoc/>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        ResultCode result = await CommandAsync(() => client.StopAsync(settings.Station, cancellationToken)).ConfigureAwait(false);
        ours = false;
        bool closed = await ConfirmAsync(open: false, cancellationToken).ConfigureAwait(false);
        if (!closed && result != ResultCode.Success)
            throw await RefusedAsync(result, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        // What another station has just read is as good, unless it is older than our last command.
        long halfAgo = Device.Time.GetTimestamp() - (long)(settings.Interval.TotalSeconds / 2 * Device.Time.TimestampFrequency);
        Report(await Controller.ReadAsync(client, Math.Max(freshFrom, halfAgo), cancellationToken).ConfigureAwait(false));
    }

    private async Task<ResultCode> StartAsync(int seconds, CancellationToken cancellationToken)
    {
        ResultCode result = await client.StartAsync(settings.Station, seconds, cancellationToken).ConfigureAwait(false);
        if (result != ResultCode.NotPermitted)
            return result == ResultCode.Success ? result : throw await RefusedAsync(result, cancellationToken).ConfigureAwait(false);
        ControllerState state = await ReadFreshAsync(cancellationToken).ConfigureAwait(false);
        if (!state.Page.Queue[settings.Station - 1].IsQueued)
            throw await RefusedAsync(result, cancellationToken).ConfigureAwait(false);
        // It runs or waits already, with another end; the controller knows no other way to change that.
        await client.StopAsync(settings.Station, cancellationToken).ConfigureAwait(false);
        result = await client.StartAsync(settings.Station, seconds, cancellationToken).ConfigureAwait(false);
        return result == ResultCode.Success ? result : throw await RefusedAsync(result, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ResultCode> CommandAsync(Func<Task<ResultCode>> command)
    {
        Controller.ThrowIfRefused();
        try
        {
            return await command().ConfigureAwait(false);
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

    /// <summary>Reads the outputs until the station is as it should be, or until it is time for the polls to go on looking.</summary>
    private async Task<bool> ConfirmAsync(bool open, CancellationToken cancellationToken)
    {
        for (bool last = false; ; last = true)
        {
            OutputsPage outputs = await client.ReadOutputsAsync(cancellationToken).ConfigureAwait(false);
            bool isOpen = outputs.IsOn(settings.Station) ?? throw Missing(outputs.On.Count);
            if (isOpen == open || last)
            {
                Device.Report(IValve.State, isOpen ? ValveState.Open : ValveState.Closed);
                return isOpen == open;
            }
            await Task.Delay(Settle, Device.Time, cancellationToken).ConfigureAwait(false);
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
        ours &= state.Page.Queue[settings.Station - 1].IsQueued;
    }
}
