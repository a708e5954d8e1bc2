using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>One device model as data.</summary>
/// <param name="Model">Its model: of each trait only what is mapped.</param>
/// <param name="SettingsType">The settings record of its devices.</param>
/// <param name="WordOrder">Order of bytes unless the device's settings choose another.</param>
/// <param name="MaxGap">Unwanted registers or bits that may be read along, 0–124.</param>
/// <param name="MaxRegisters">The most registers that the device gives at once, 1–125.</param>
/// <param name="Properties">Where the values are.</param>
/// <param name="Commands">What commands write.</param>
internal sealed record Profile(
    DeviceModel Model,
    Type SettingsType,
    WordOrder WordOrder,
    int MaxGap,
    int MaxRegisters,
    IReadOnlyList<PropertyMap> Properties,
    IReadOnlyList<CommandMap> Commands);
