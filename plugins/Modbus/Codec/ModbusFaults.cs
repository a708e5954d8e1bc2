using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>Exception replies as errors. MODBUS Application Protocol V1.1b3, section 7.</summary>
internal static class ModbusFaults
{
    /// <summary>The cause of exception 02.</summary>
    public const string IllegalAddress = "illegalAddress";

    /// <summary>Exception 05: accepted, will take long.</summary>
    public const byte Acknowledge = 0x05;

    /// <summary>Exception 0A: the gateway has no way to the unit.</summary>
    public const byte GatewayPath = 0x0A;

    /// <summary>Exception 0B: the unit behind the gateway did not answer.</summary>
    public const byte GatewayTarget = 0x0B;

    /// <summary>The exception code of a reply, or <see langword="null"/> when it is a normal one.</summary>
    public static byte? CodeOf(ReadOnlySpan<byte> reply) => (reply[0] & ModbusPdu.ExceptionFlag) != 0 ? reply[1] : null;

    /// <summary>The error that an exception code stands for.</summary>
    public static DeviceError ErrorOf(byte code, string asked) => code switch
    {
        0x01 => new(ErrorCode.NotConfigured, "illegalFunction", $"{asked}: exception 01, the device does not know the function"),
        0x02 => new(ErrorCode.NotConfigured, IllegalAddress, $"{asked}: exception 02, the device has no such address"),
        0x03 => new(ErrorCode.RefusedByDevice, "illegalValue", $"{asked}: exception 03, the device refuses the value or quantity"),
        0x04 => new(ErrorCode.RefusedByDevice, "deviceFailure", $"{asked}: exception 04, the device failed"),
        Acknowledge => new(ErrorCode.Busy, "acknowledge", $"{asked}: exception 05, accepted, the device needs more time"),
        0x06 => new(ErrorCode.Busy, null, $"{asked}: exception 06, the device is busy"),
        0x08 => new(ErrorCode.RefusedByDevice, "memoryParity", $"{asked}: exception 08, the device's memory is damaged"),
        GatewayPath => new(ErrorCode.Unreachable, "gatewayPath", $"{asked}: exception 0A, the gateway has no way to the unit"),
        GatewayTarget => new(ErrorCode.TimedOut, "gatewayTarget", $"{asked}: exception 0B, the unit behind the gateway did not answer"),
        _ => new(ErrorCode.RefusedByDevice, $"exception{code:X2}", $"{asked}: exception {code:X2}"),
    };

    /// <summary>True when the exception comes from a gateway and means that the unit itself cannot be reached.</summary>
    public static bool MeansOffline(byte code) => code is GatewayPath or GatewayTarget;
}
