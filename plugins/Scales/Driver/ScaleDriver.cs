using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>One scale: its talk, run by polls or by listening, and its commands.</summary>
internal abstract class ScaleDriver(ScaleTalk talk, ScaleMode mode, ScaleSettings settings, IDeviceContext device) : IDriver, IScale
{
    private readonly IScaleRunner runner = mode == ScaleMode.Continuous ? new ScaleListener(talk, settings, device) : new ScalePoller(talk, settings, device);

    public Task RunAsync(CancellationToken cancellationToken) => runner.RunAsync(cancellationToken);

    public Task TareAsync(CancellationToken cancellationToken) => runner.TalkAsync(talk.TareAsync, cancellationToken);

    public Task ZeroAsync(CancellationToken cancellationToken) => runner.TalkAsync(talk.ZeroAsync, cancellationToken);

    /// <summary>Sets a known tare, in kg.</summary>
    protected Task PresetTareAsync(decimal weight, CancellationToken cancellationToken) => runner.TalkAsync(c => talk.PresetTareAsync(weight, c), cancellationToken);

    /// <summary>Clears the tare.</summary>
    protected Task ClearTareAsync(CancellationToken cancellationToken) => runner.TalkAsync(talk.ClearTareAsync, cancellationToken);
}
