using System.Buffers.Text;

namespace SmartCampus.Benchmarks.Limit;

/// <summary>The limit program's messages, written and read by hand: no library is part of the limit.</summary>
internal static class LimitText
{
    /// <summary>Bytes that a device's state takes at most.</summary>
    public const int LongestState = 96;

    /// <summary>Writes <c>{"d":1,"v":[…]}</c>.</summary>
    public static int WriteState(LimitDevice device, Span<byte> target)
    {
        int length = Append("{\"d\":"u8, target);
        length += Append(device.Number, target[length..]);
        length += Append(",\"v\":["u8, target[length..]);
        for (int i = 0; i < device.Registers.Length; i++)
        {
            if (i > 0)
                target[length++] = (byte)',';
            length += Append(device.Registers[i], target[length..]);
        }
        return length + Append("]}"u8, target[length..]);
    }

    /// <summary>Writes <c>{"id":1,"d":2,"on":true}</c>.</summary>
    public static int WriteAnswer(long command, int device, bool on, Span<byte> target)
    {
        int length = Append("{\"id\":"u8, target);
        length += Append(command, target[length..]);
        length += Append(",\"d\":"u8, target[length..]);
        length += Append(device, target[length..]);
        return length + Append(on ? ",\"on\":true}"u8 : ",\"on\":false}"u8, target[length..]);
    }

    /// <summary>The number behind a key; −1 when there is none.</summary>
    public static long Number(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        int at = text.IndexOf(key);
        return at >= 0 && Utf8Parser.TryParse(text[(at + key.Length)..], out long value, out _) ? value : -1;
    }

    private static int Append(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        return text.Length;
    }

    private static int Append(long value, Span<byte> target)
    {
        Utf8Formatter.TryFormat(value, target, out int written);
        return written;
    }
}
