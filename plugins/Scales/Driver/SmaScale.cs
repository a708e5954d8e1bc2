using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>A scale that speaks SMA SCP-0499.</summary>
[Driver("scales.sma", "SMA scale", "SMA 秤")]
internal sealed class SmaScale(ModeSettings settings, IDeviceContext device)
    : TareScaleDriver(new SmaTalk(device, settings, settings.Mode), settings.Mode, settings, device);
