using System.Globalization;
using SmartCampus.Plugins.Modbus.Profiles;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>Addresses that come from settings.</summary>
internal static class ModbusAddress
{
    /// <summary>The address, counted from 0, of a value that takes so many registers or bits.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: it is not whole, or the value does not end by 65535.</exception>
    public static ushort Of(Expression expression, IReadOnlyDictionary<string, decimal> settings, int count = 1)
    {
        decimal address = expression.ValueOf(settings);
        decimal last = ushort.MaxValue + 1 - count;
        return address >= 0 && address <= last && address == Math.Truncate(address)
            ? (ushort)address
            : throw new DeviceException(
                ErrorCode.NotConfigured,
                "address",
                $"an address is {address.ToString(CultureInfo.InvariantCulture)} with these settings; it must be a whole number from 0 to {last}");
    }
}
