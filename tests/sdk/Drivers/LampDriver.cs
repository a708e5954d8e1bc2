using System.Globalization;

namespace SmartCampus.Sdk.Tests.Drivers;

/// <summary>A driver as a vendor writes one.</summary>
[Driver("test.lamp", "Lamp", "灯")]
internal sealed class LampDriver : PollingDriver, ISwitch, IDimmer
{
    public LampDriver(LampSettings settings, IDeviceContext device) : base(device, settings.Interval)
    {
        if (settings.Broken)
            throw new DeviceException(ErrorCode.NotConfigured);
    }

    public string Done { get; private set; } = "";

    public int Polls { get; private set; }

    public Task TurnOnAsync(CancellationToken cancellationToken) => DoAsync("on", cancellationToken);

    public Task TurnOffAsync(CancellationToken cancellationToken) => DoAsync("off", cancellationToken);

    public Task FadeAsync(int level, TimeSpan? over, LampTone tone, CancellationToken cancellationToken) =>
        DoAsync(string.Create(CultureInfo.InvariantCulture, $"fade {level} {over} {EnumNames.Of(typeof(LampTone)).NameOf(tone)}"), cancellationToken);

    public async Task RefuseAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        throw new DeviceException(ErrorCode.Busy);
    }

    public Task RefuseAtOnceAsync(CancellationToken cancellationToken) => throw new DeviceException(ErrorCode.Busy);

    protected override ValueTask PollAsync(CancellationToken cancellationToken)
    {
        Polls++;
        Device.Report(ISwitch.On, Done == "on");
        return ValueTask.CompletedTask;
    }

    private Task DoAsync(string what, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Done = what;
        return Task.CompletedTask;
    }
}
