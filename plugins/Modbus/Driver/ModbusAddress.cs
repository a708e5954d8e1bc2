using System.Globalization;
using SmartCampus.Plugins.Modbus.Profiles;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>Addresses that come from settings.</summary>
internal static class ModbusAddress
{
    /// <summary>The address, counted from 0.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: it is outside 0–65535 or not whole.</exception>
    public static ushort Of(Expression expression, IReadOnlyDictionary<string, decimal> settings)
    {
        decimal address = expression.ValueOf(settings);
        return address is >= 0 and <= ushort.MaxValue && address == Math.Truncate(address)
            ? (ushort)address
            : throw new DeviceException(
                ErrorCode.NotConfigured,
                "address",
                $"an address is {address.ToString(CultureInfo.InvariantCulture)} with these settings; it must be a whole number from 0 to 65535");
    }
}
