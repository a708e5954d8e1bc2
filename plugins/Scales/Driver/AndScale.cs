using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>A scale with A&amp;D's standard format, or an imitation.</summary>
[Driver("scales.and", "A&D scale", "A&D 秤")]
internal sealed class AndScale(ModeSettings settings, IDeviceContext device)
    : TareScaleDriver(new AndTalk(device, settings, settings.Mode), settings.Mode, settings, device);
