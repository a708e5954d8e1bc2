using System.Numerics;

namespace SmartCampus.Demo.Osdp;

/// <summary>A card with 26-bit Wiegand content (H10301): even parity, 8 bits facility, 16 bits number, odd parity.</summary>
/// <param name="Facility">0–255.</param>
/// <param name="Number">0–65535.</param>
internal sealed record Card(byte Facility, ushort Number)
{
    private const int Bits = 26;

    /// <summary>The data of osdp_RAW for reader 0: format Wiegand, bit count, bits from the most significant on.</summary>
    public byte[] Raw()
    {
        uint content = (uint)(Facility << 16 | Number);
        uint even = (uint)BitOperations.PopCount(content >> 12) & 1;
        uint odd = ~(uint)BitOperations.PopCount(content & 0xFFF) & 1;
        uint bits = (even << 25 | content << 1 | odd) << (32 - Bits);
        return [0x00, 0x01, Bits, 0x00, (byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits];
    }
}
