using System.Text;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>An answer of a Toledo 8217 scale: a weight, or a status. METTLER TOLEDO, DIVA / Viva service manuals.</summary>
/// <param name="Number">The weight with its decimals; <see langword="null"/> in a status answer.</param>
/// <param name="IsNet">The weight is net.</param>
/// <param name="Status">The status; <see cref="Toledo8217Status.None"/> in a weight answer.</param>
internal readonly record struct Toledo8217Reply(decimal? Number, bool IsNet, Toledo8217Status Status)
{
    private const int LongestNumber = 8;

    /// <summary>Reads what stands between STX and CR. The parity bit, on a line set to 8 bits, is taken off.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Toledo8217Reply reply)
    {
        reply = default;
        Span<char> text = stackalloc char[LongestNumber + 1];
        if (payload.Length is < 1 or > LongestNumber + 1)
            return false;
        text = text[..payload.Length];
        for (int i = 0; i < payload.Length; i++)
            text[i] = (char)(payload[i] & 0x7F);
        if (text is ['?', var status])
        {
            reply = new Toledo8217Reply(null, false, (Toledo8217Status)(status & 0x3F));
            return status >= ' ';
        }
        bool net = text is [.., 'N'];
        ReadOnlySpan<char> number = net ? text[..^1] : text;
        if (number.Count('.') != 1 || number is ['.', ..] or [.., '.'] || number is ['+' or '-' or ' ', ..] || !WeightText.TryNumber(number, out decimal value))
            return false;
        reply = new Toledo8217Reply(value, net, Toledo8217Status.None);
        return true;
    }

    /// <summary>What stands between STX and CR.</summary>
    /// <param name="digits">Digits of a weight, with leading zeros.</param>
    public byte[] Build(int digits = 5) => Number is { } number
        ? Encoding.ASCII.GetBytes(WeightText.Number(number).PadLeft(digits + 1, '0') + (IsNet ? "N" : ""))
        : [(byte)'?', (byte)((int)Status | 0x40)];
}
