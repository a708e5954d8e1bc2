using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>A scale that tells its tare.</summary>
internal abstract class TareScaleDriver(ScaleTalk talk, ScaleMode mode, ScaleSettings settings, IDeviceContext device) : ScaleDriver(talk, mode, settings, device), ITare
{
    public Task PresetAsync(decimal weight, CancellationToken cancellationToken) => PresetTareAsync(weight, cancellationToken);

    public Task ClearAsync(CancellationToken cancellationToken) => ClearTareAsync(cancellationToken);
}
