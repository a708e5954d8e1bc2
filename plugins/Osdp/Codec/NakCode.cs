using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>Why a reader says no. OSDP v2.2, 7.3, table 28.</summary>
internal static class NakCode
{
    /// <summary>Our packet came damaged: repeat it.</summary>
    public const byte Check = 0x01;

    /// <summary>Sequence error: start again from 0.</summary>
    public const byte Sequence = 0x04;

    /// <summary>Security block not supported, or the handshake is refused.</summary>
    public const byte SecurityBlock = 0x05;

    /// <summary>Encryption is required, or the channel is not in order.</summary>
    public const byte SecurityCondition = 0x06;

    /// <summary>What a refusal of a command means.</summary>
    public static DeviceError ErrorOf(byte code, string asked) => code switch
    {
        0x02 => new(ErrorCode.RefusedByDevice, "badLength", $"{asked}: NAK 02, the reader does not like its length"),
        0x03 => new(ErrorCode.RefusedByDevice, "unsupported", $"{asked}: NAK 03, the reader does not know it"),
        0x07 or 0x08 => new(ErrorCode.RefusedByDevice, "unsupported", $"{asked}: NAK {code:X2}, the reader has no such biometrics"),
        0x09 => new(ErrorCode.RefusedByDevice, "illegalValue", $"{asked}: NAK 09, the reader cannot do this"),
        _ => new(ErrorCode.RefusedByDevice, null, $"{asked}: NAK {code:X2}"),
    };
}
