using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>A Toledo 8217 counter scale.</summary>
[Driver("scales.toledo-8217", "Toledo 8217 counter scale", "Toledo 8217 台秤")]
internal sealed class Toledo8217Scale(UnitSettings settings, IDeviceContext device)
    : TareScaleDriver(new Toledo8217Talk(device, settings), ScaleMode.Poll, settings, device);
