using System.Buffers.Binary;

namespace SmartCampus.Benchmarks.Simulator;

/// <summary>Builds a simulated device's replies. Modbus Application Protocol V1.1b3, sections 6.1, 6.3 to 6.5; Messaging on TCP/IP V1.0b, section 3.1.3.</summary>
internal static class ModbusReplies
{
    /// <summary>Bytes of the MBAP header with unit.</summary>
    public const int HeaderLength = 7;

    private const int CoilCount = 16;

    /// <summary>Writes the reply to one whole request; returns its length, 0 for silence.</summary>
    public static int Reply(DeviceBank bank, int device, ReadOnlySpan<byte> request, Span<byte> reply)
    {
        int function = request[HeaderLength];
        if ((uint)device >= (uint)bank.Count)
            return Refuse(bank, request, reply, 11);
        if (bank.IsOffline(device))
            return 0;
        int address = BinaryPrimitives.ReadUInt16BigEndian(request[8..]);
        int value = BinaryPrimitives.ReadUInt16BigEndian(request[10..]);
        return function switch
        {
            3 or 4 => ReadRegisters(bank, device, request, reply, address, value),
            1 or 2 => ReadCoils(bank, device, request, reply, address, value),
            5 => WriteCoil(bank, device, request, reply, address, value),
            _ => Refuse(bank, request, reply, 1),
        };
    }

    private static int ReadRegisters(DeviceBank bank, int device, ReadOnlySpan<byte> request, Span<byte> reply, int address, int count)
    {
        if (count < 1 || address + count > RegisterImage.Count)
            return Refuse(bank, request, reply, 2);
        bank.Polled(device);
        Head(request, reply, 3 + (2 * count));
        reply[7] = request[7];
        reply[8] = (byte)(2 * count);
        RegisterImage.Write(device, bank.Coils(device), bank.ChangeEvery, address, reply.Slice(9, 2 * count));
        return 9 + (2 * count);
    }

    private static int ReadCoils(DeviceBank bank, int device, ReadOnlySpan<byte> request, Span<byte> reply, int address, int count)
    {
        if (count < 1 || address + count > CoilCount)
            return Refuse(bank, request, reply, 2);
        int bytes = (count + 7) / 8;
        Head(request, reply, 3 + bytes);
        reply[7] = request[7];
        reply[8] = (byte)bytes;
        int bits = bank.Coils(device) >> address & ((1 << count) - 1);
        for (int i = 0; i < bytes; i++)
            reply[9 + i] = (byte)(bits >> (8 * i));
        return 9 + bytes;
    }

    private static int WriteCoil(DeviceBank bank, int device, ReadOnlySpan<byte> request, Span<byte> reply, int address, int value)
    {
        if (address >= CoilCount || value is not (0 or 0xFF00))
            return Refuse(bank, request, reply, 2);
        bank.SetCoil(device, address, value != 0);
        request[..12].CopyTo(reply);
        return 12;
    }

    private static int Refuse(DeviceBank bank, ReadOnlySpan<byte> request, Span<byte> reply, byte code)
    {
        bank.Refused();
        Head(request, reply, 3);
        reply[7] = (byte)(request[7] | 0x80);
        reply[8] = code;
        return 9;
    }

    private static void Head(ReadOnlySpan<byte> request, Span<byte> reply, int length)
    {
        request[..4].CopyTo(reply);
        BinaryPrimitives.WriteUInt16BigEndian(reply[4..], (ushort)length);
        reply[6] = request[6];
    }
}
