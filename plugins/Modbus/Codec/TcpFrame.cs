using System.Buffers.Binary;

namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>TCP framing: the MBAP header and the PDU. MODBUS Messaging on TCP/IP V1.0b, section 3.1. Pure.</summary>
internal static class TcpFrame
{
    public const int MaximumLength = 260;
    public const int HeaderLength = 7;

    private const int UnitAt = 6;

    /// <summary>Writes a frame; returns its length.</summary>
    public static int Build(Span<byte> frame, ushort transaction, byte unit, ReadOnlySpan<byte> pdu)
    {
        BinaryPrimitives.WriteUInt16BigEndian(frame, transaction);
        BinaryPrimitives.WriteUInt16BigEndian(frame[2..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(frame[4..], (ushort)(pdu.Length + 1));
        frame[UnitAt] = unit;
        pdu.CopyTo(frame[HeaderLength..]);
        return HeaderLength + pdu.Length;
    }

    /// <summary>Looks for the reply to a request among the bytes received; late replies to older requests are skipped.</summary>
    /// <param name="received">All bytes since the request was sent.</param>
    /// <param name="request">The whole request frame.</param>
    public static FrameScan Scan(ReadOnlySpan<byte> received, ReadOnlySpan<byte> request)
    {
        string seen = FrameScan.Silent;
        int at = 0;
        while (at < received.Length)
        {
            ReadOnlySpan<byte> rest = received[at..];
            if (!HeaderIsPossible(rest))
                return FrameScan.Damaged(FrameScan.Header);
            if (rest.Length < HeaderLength || rest.Length < FrameLength(rest))
                return FrameScan.Incomplete(at, FrameScan.Truncated);
            ReadOnlySpan<byte> frame = rest[..FrameLength(rest)];
            if (Foreign(frame, request) is not { } cause)
                return Judge(at, frame, request);
            seen = cause == FrameScan.Silent ? seen : cause;
            at += frame.Length;
        }
        return FrameScan.Incomplete(at, seen);
    }

    private static FrameScan Judge(int at, ReadOnlySpan<byte> frame, ReadOnlySpan<byte> request) =>
        ModbusPdu.Answers(request[HeaderLength..], frame[HeaderLength..])
            ? FrameScan.Reply(at + HeaderLength, frame.Length - HeaderLength)
            : FrameScan.Damaged(FrameScan.Mismatch);

    // Why a whole frame is not ours, or null when it is.
    private static string? Foreign(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> request) => frame switch
    {
        _ when !frame[..2].SequenceEqual(request[..2]) => FrameScan.Silent,
        _ when frame[UnitAt] != request[UnitAt] => FrameScan.ForeignUnit,
        _ when !ModbusPdu.IsOfFunction(request[HeaderLength..], frame[HeaderLength]) => FrameScan.Mismatch,
        _ => null,
    };

    private static int FrameLength(ReadOnlySpan<byte> rest) => BinaryPrimitives.ReadUInt16BigEndian(rest[4..]) + 6;

    // Protocol 0, and a length from a unit and a function to the largest PDU; judged as far as it has come.
    private static bool HeaderIsPossible(ReadOnlySpan<byte> rest) =>
        (rest.Length < 3 || rest[2] == 0)
        && (rest.Length < 4 || rest[3] == 0)
        && (rest.Length < 5 || rest[4] == 0)
        && (rest.Length < 6 || rest[5] is >= 2 and <= ModbusPdu.MaximumLength + 1);
}
