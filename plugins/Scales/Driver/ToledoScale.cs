using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>A scale with Toledo's standard continuous output.</summary>
[Driver("scales.toledo-continuous", "Toledo continuous scale", "Toledo 连续输出秤")]
internal sealed class ToledoScale(ScaleSettings settings, IDeviceContext device)
    : TareScaleDriver(new ToledoTalk(device, settings), ScaleMode.Continuous, settings, device);
