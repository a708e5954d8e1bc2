using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>A CAS indicator or retail scale.</summary>
[Driver("scales.cas", "CAS scale", "CAS 秤")]
internal sealed class CasScale(CasSettings settings, IDeviceContext device)
    : ScaleDriver(settings.Mode == ScaleMode.Poll ? new CasPollTalk(device, settings) : new CasTalk(device, settings), settings.Mode, settings, device);
