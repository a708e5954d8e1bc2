using SmartCampus.Plugins.Shelly.Codec;
using SmartCampus.Plugins.Shelly.Settings;
using SmartCampus.Plugins.Shelly.Traits;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Driver;

/// <summary>One output of a Gen2+ device, over a WebSocket that stays open: the device tells its changes by itself.</summary>
[Driver("shelly.switch", "Shelly switch (Gen2 and later)", "Shelly 开关（第二代及以后）")]
internal sealed class SwitchDriver(SwitchSettings settings, IDeviceContext device) : IDriver, ISwitch, IEnergy, IRelay
{
    /// <summary>How often the whole status is asked for: it shows that the device is there, and mends what a lost notification left.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(20);

    /// <summary>How long the device is left alone after it refused the password.</summary>
    public static readonly TimeSpan RefusalPause = TimeSpan.FromMinutes(1);

    private readonly string component = $"switch:{settings.Channel}";
    private readonly SwitchReadings readings = new();
    private RpcClient? client;
    private SwitchStatus? status;
    private (DeviceError Error, long Begun)? refusal;
    private bool stale;

    private RpcClient Client => client ?? throw new DeviceException(ErrorCode.Unreachable, "closed", "the WebSocket is not open");

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        ThrowIfRefused();
        using RpcSocket socket = await RpcSocket.OpenAsync(device.Line, device.Time, cancellationToken).ConfigureAwait(false);
        (client, status) = (new RpcClient(socket, settings.Password, OnNotification), null);
        try
        {
            await GreetAsync(cancellationToken).ConfigureAwait(false);
            while (true)
                await ListenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException e) when (e.Error.Cause == RpcError.WrongPassword)
        {
            refusal = (e.Error, device.Time.GetTimestamp());
            throw;
        }
        finally
        {
            client = null;
        }
    }

    /// <inheritdoc/>
    public Task TurnOnAsync(CancellationToken cancellationToken) => SetAsync(on: true, cancellationToken);

    /// <inheritdoc/>
    public Task TurnOffAsync(CancellationToken cancellationToken) => SetAsync(on: false, cancellationToken);

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        RpcFrame answer = await Client.CallAsync(RpcRequest.GetDeviceInfo, null, null, cancellationToken).ConfigureAwait(false);
        DeviceInfo info = DeviceInfo.Read(answer.Body) ?? throw NoFields(RpcRequest.GetDeviceInfo);
        if (info.Generation < DeviceInfo.FirstGeneration)
            throw new DeviceException(ErrorCode.NotConfigured, "tooOld", $"{info.Id} is of generation {info.Generation}; it must be 2 or later");
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task next = Client.Next;
        Task check = Task.Delay(CheckInterval, device.Time, calm.Token);
        try
        {
            do
            {
                await device.WaitAsync(Task.WhenAny(next, check), cancellationToken).ConfigureAwait(false);
                await Client.DrainAsync().ConfigureAwait(false);
                next = Client.Next;
            }
            while (!check.IsCompleted && !stale);
        }
        finally
        {
            await calm.CancelAsync().ConfigureAwait(false); // or its timer runs on
        }
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SetAsync(bool on, CancellationToken cancellationToken)
    {
        await Client.CallAsync(RpcRequest.Set, settings.Channel, on, cancellationToken).ConfigureAwait(false);
        await RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        RpcFrame answer = await Client.CallAsync(RpcRequest.GetStatus, settings.Channel, null, cancellationToken).ConfigureAwait(false);
        stale = false;
        Report(SwitchStatus.Read(answer.Body) ?? throw NoFields(RpcRequest.GetStatus));
    }

    private void OnNotification(RpcFrame frame)
    {
        if (frame.Method is not (RpcFrame.NotifyStatus or RpcFrame.NotifyFullStatus) || frame.Body.ValueKind != System.Text.Json.JsonValueKind.Object)
            return;
        if (status is null || !frame.Body.TryGetProperty(component, out System.Text.Json.JsonElement changes))
            return; // of another part of the device, or before the first whole status
        if (status.Overlay(changes) is { } next)
            Report(next);
        else
            stale = true; // not as documented: ask for the whole status
    }

    private void Report(SwitchStatus next)
    {
        status = next;
        foreach (Reading reading in readings.Of(next, device.Time.GetUtcNow()))
            device.Report(reading);
    }

    private void ThrowIfRefused()
    {
        if (refusal is { } last && device.Time.GetElapsedTime(last.Begun) < RefusalPause)
            throw new DeviceException(last.Error.Code, last.Error.Cause, last.Error.Detail);
    }

    private static DeviceException NoFields(string method) =>
        new(ErrorCode.BadFrame, "fields", $"{method}: the answer lacks what was asked for") { AfterSending = true };
}
