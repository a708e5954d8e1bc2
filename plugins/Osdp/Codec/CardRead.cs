using System.Buffers.Binary;
using System.Text;

namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>A card as the reader read it. OSDP v2.2, 7.10 (RAW) and 7.11 (FMT). Pure.</summary>
/// <param name="Reader">From 0.</param>
/// <param name="Card">RAW: the bits in hexadecimal, the first bit first, filled up with zeros. FMT: the characters.</param>
/// <param name="Bits">How many bits; for FMT how many characters.</param>
/// <param name="Format"><c>unspecified</c>, <c>wiegand</c>, <c>uid</c>, <c>secureId</c>, <c>characters</c> or <c>reversed</c> (characters read backwards).</param>
internal sealed record CardRead(int Reader, string Card, int Bits, string Format)
{
    private static readonly string[] Formats = ["unspecified", "wiegand", "uid", "secureId"];

    /// <summary>Reads RAW; <see langword="null"/> when its length and its bit count do not fit.</summary>
    public static CardRead? ParseRaw(ReadOnlySpan<byte> data)
    {
        if (data.Length < 4)
            return null;
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(data[2..]);
        byte[] card = data[4..].ToArray();
        if (bits == 0 || card.Length != (bits + 7) / 8)
            return null;
        if (bits % 8 != 0)
            card[^1] &= (byte)(0xFF << (8 - (bits % 8)));
        return new CardRead(data[0], Convert.ToHexString(card), bits, data[1] < Formats.Length ? Formats[data[1]] : Formats[0]);
    }

    /// <summary>Reads FMT; <see langword="null"/> when its length and its count do not fit, or a character is not printable.</summary>
    public static CardRead? ParseFormatted(ReadOnlySpan<byte> data)
    {
        if (data.Length < 4 || data[2] != data.Length - 3)
            return null;
        ReadOnlySpan<byte> characters = data[3..];
        foreach (byte c in characters)
        {
            if (c is < 0x20 or > 0x7E)
                return null;
        }
        return new CardRead(data[0], Encoding.ASCII.GetString(characters), characters.Length, data[1] == 2 ? "reversed" : "characters");
    }
}
