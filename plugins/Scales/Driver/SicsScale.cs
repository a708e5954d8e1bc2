using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>A scale that speaks MT-SICS, levels 0 and 1.</summary>
[Driver("scales.mt-sics", "MT-SICS scale", "MT-SICS 秤")]
internal sealed class SicsScale(ModeSettings settings, IDeviceContext device)
    : TareScaleDriver(new SicsTalk(device, settings, settings.Mode), settings.Mode, settings, device);
