using System.Buffers.Binary;

namespace SmartCampus.Demo.Modbus;

/// <summary>The seven bytes before a PDU on TCP. MODBUS Messaging on TCP/IP V1.0b, section 3.1.3.</summary>
/// <param name="Transaction">Echoed by the server.</param>
/// <param name="PduLength">Bytes of the PDU, 1–253.</param>
/// <param name="Unit">Unit behind a gateway.</param>
internal readonly record struct MbapHeader(ushort Transaction, int PduLength, byte Unit)
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 7;

    /// <summary>Reads a header; false when protocol or length are none of Modbus.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out MbapHeader header)
    {
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        header = new MbapHeader(BinaryPrimitives.ReadUInt16BigEndian(bytes), length - 1, bytes[6]);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) == 0 && length is >= 2 and <= 254;
    }

    /// <summary>A whole reply with this transaction and unit.</summary>
    public byte[] Reply(ReadOnlySpan<byte> pdu)
    {
        byte[] adu = new byte[Size + pdu.Length];
        BinaryPrimitives.WriteUInt16BigEndian(adu, Transaction);
        BinaryPrimitives.WriteUInt16BigEndian(adu.AsSpan(4), (ushort)(pdu.Length + 1));
        adu[6] = Unit;
        pdu.CopyTo(adu.AsSpan(Size));
        return adu;
    }
}
