using System.Buffers.Binary;

namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>RTU framing: address, PDU, CRC. MODBUS over Serial Line V1.02, section 2.5.1. Pure.</summary>
/// <remarks>
/// Gaps between characters cannot be measured behind an adapter or a gateway, so the expected length decides where a frame ends.
/// Our own echo, frames of other units and noise before the reply are skipped.
/// </remarks>
internal static class RtuFrame
{
    public const int MaximumLength = 256;

    private const int Overhead = 3;
    private const int ExceptionLength = 5;

    /// <summary>Writes a frame; returns its length.</summary>
    public static int Build(Span<byte> frame, byte unit, ReadOnlySpan<byte> pdu)
    {
        frame[0] = unit;
        pdu.CopyTo(frame[1..]);
        BinaryPrimitives.WriteUInt16LittleEndian(frame[(1 + pdu.Length)..], ModbusCrc.Compute(frame[..(1 + pdu.Length)]));
        return pdu.Length + Overhead;
    }

    /// <summary>Looks for the reply to a request among the bytes received.</summary>
    /// <param name="received">All bytes since the request was sent.</param>
    /// <param name="request">The whole request frame.</param>
    /// <param name="echoes">True when the line is known to echo: then the first copy of a write is not its reply.</param>
    public static FrameScan Scan(ReadOnlySpan<byte> received, ReadOnlySpan<byte> request, bool echoes)
    {
        bool echoed = false;
        string seen = FrameScan.Silent;
        int at = 0;
        while (at < received.Length)
        {
            ReadOnlySpan<byte> rest = received[at..];
            bool isEcho = !echoed && rest.StartsWith(request);
            if (!(isEcho && echoes) && TryReply(rest, request) is { } length)
                return FrameScan.Reply(at + 1, length - Overhead, echoed);
            if (isEcho)
            {
                echoed = true;
                at += request.Length;
            }
            else if (WholeFrame(rest) is { } skipped)
            {
                seen = rest[0] == request[0] ? FrameScan.Mismatch : FrameScan.ForeignUnit;
                at += skipped;
            }
            else
            {
                return ScanRest(received, at, request, seen, echoed);
            }
        }
        return FrameScan.Incomplete(at, seen, echoed);
    }

    private static FrameScan ScanRest(ReadOnlySpan<byte> received, int at, ReadOnlySpan<byte> request, string seen, bool echoed)
    {
        ReadOnlySpan<byte> rest = received[at..];
        if (rest.Length < request.Length && request.StartsWith(rest))
            return FrameScan.Incomplete(at, FrameScan.Truncated, echoed);
        bool ours = rest[0] == request[0] && (rest.Length == 1 || ModbusPdu.IsOfFunction(Pdu(request), rest[1]));
        if (ours)
        {
            return rest.Length >= ExpectedLength(rest, request)
                ? FrameScan.Damaged(FrameScan.Crc, echoed)
                : FrameScan.Incomplete(at, FrameScan.Truncated, echoed);
        }
        for (int later = at + 1; later < received.Length; later++)
        {
            if (TryReply(received[later..], request) is { } length)
                return FrameScan.Reply(later + 1, length - Overhead, echoed);
        }
        return FrameScan.Incomplete(at, seen == FrameScan.Silent ? FrameScan.Crc : seen, echoed);
    }

    private static ReadOnlySpan<byte> Pdu(ReadOnlySpan<byte> frame) => frame[1..^2];

    private static int ExpectedLength(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> request) =>
        rest.Length > 1 && (rest[1] & ModbusPdu.ExceptionFlag) != 0 ? ExceptionLength : ModbusPdu.ReplyLength(Pdu(request)) + Overhead;

    private static int? TryReply(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> request)
    {
        int length = ExpectedLength(rest, request);
        return rest.Length >= length && rest[0] == request[0] && ModbusPdu.Answers(Pdu(request), Pdu(rest[..length])) && ModbusCrc.IsRight(rest[..length])
            ? length
            : null;
    }

    // A frame of somebody else: a reply with a byte count, a fixed one, an exception, or another master's write.
    private static int? WholeFrame(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < ExceptionLength)
            return null;
        ReadOnlySpan<int> lengths = [rest[2] + 5, 8, ExceptionLength, rest.Length > 6 ? rest[6] + 9 : int.MaxValue];
        foreach (int length in lengths)
        {
            if (rest.Length >= length && ModbusCrc.IsRight(rest[..length]))
                return length;
        }
        return null;
    }
}
