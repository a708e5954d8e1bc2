using System.Buffers.Binary;

namespace SmartCampus.Plugins.Modbus.Tests;

/// <summary>A Modbus slave written from the specification, apart from the plugin's codec: memory, functions 01–06, 0F and 10, exceptions.</summary>
internal sealed class FakeSlave(bool tcp)
{
    public bool IsTcp => tcp;

    public bool[] Coils { get; } = new bool[0x10000];

    public bool[] Discretes { get; } = new bool[0x10000];

    public ushort[] Holdings { get; } = new ushort[0x10000];

    public ushort[] Inputs { get; } = new ushort[0x10000];

    /// <summary>A sound frame of another slave.</summary>
    public byte[] Foreign => tcp ? [0x77, 0x77, 0, 0, 0, 5, 9, 3, 2, 0x12, 0x34] : Rtu(9, [3, 2, 0x12, 0x34]);

    /// <summary>Answers a request's PDU instead of the memory when it gives something; an empty array is silence.</summary>
    public Func<byte[], byte[]?> Instead { get; set; } = _ => null;

    /// <summary>What comes in place of a finished frame.</summary>
    public Func<byte[], byte[]> Distort { get; set; } = frame => frame;

    /// <summary>The PDUs of the writes that arrived.</summary>
    public List<byte[]> Writes { get; } = [];

    /// <summary>The PDUs of the reads that arrived.</summary>
    public List<byte[]> Reads { get; } = [];

    public ScriptedLine Line(ManualTime? time = null) =>
        new(tcp ? "tcp://board:502" : "serial:/dev/board?baud=9600") { Responder = Answer, Time = time };

    /// <summary>Fills input registers with IEEE-754 numbers, high word first.</summary>
    public void SetFloats(params (int Register, float Value)[] values)
    {
        foreach ((int register, float value) in values)
        {
            uint bits = BitConverter.SingleToUInt32Bits(value);
            (Inputs[register], Inputs[register + 1]) = ((ushort)(bits >> 16), (ushort)bits);
        }
    }

    public byte[] Answer(byte[] frame)
    {
        byte[] request = tcp ? frame[7..] : frame[1..^2];
        (request[0] < 5 ? Reads : Writes).Add(request);
        byte[] reply = Instead(request) ?? Serve(request);
        return reply.Length == 0 ? [] : Distort(tcp ? [.. frame[..4], 0, (byte)(reply.Length + 1), frame[6], .. reply] : Rtu(frame[0], reply));
    }

    public static byte[] Rtu(byte unit, byte[] pdu)
    {
        byte[] body = [unit, .. pdu];
        int crc = 0xFFFF;
        foreach (byte b in body)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xA001;
        }
        return [.. body, (byte)crc, (byte)(crc >> 8)];
    }

    private byte[] Serve(byte[] pdu)
    {
        int address = Word(pdu, 1);
        int second = Word(pdu, 3);
        if (pdu[0] < 5 && address + second > 0x10000)
            return [(byte)(pdu[0] | 0x80), 2];
        switch (pdu[0])
        {
            case 1:
                return Bits(pdu[0], Coils.AsSpan(address, second));
            case 2:
                return Bits(pdu[0], Discretes.AsSpan(address, second));
            case 3:
                return Words(pdu[0], Holdings.AsSpan(address, second));
            case 4:
                return Words(pdu[0], Inputs.AsSpan(address, second));
            case 5:
                Coils[address] = second == 0xFF00;
                return pdu;
            case 6:
                Holdings[address] = (ushort)second;
                return pdu;
            case 16:
                for (int i = 0; i < second; i++)
                    Holdings[address + i] = (ushort)Word(pdu, 6 + (2 * i));
                return pdu[..5];
            default:
                return [(byte)(pdu[0] | 0x80), 1];
        }
    }

    private static byte[] Bits(byte function, ReadOnlySpan<bool> bits)
    {
        var bytes = new byte[(bits.Length + 7) / 8];
        for (int i = 0; i < bits.Length; i++)
            bytes[i / 8] |= (byte)(bits[i] ? 1 << (i % 8) : 0);
        return [function, (byte)bytes.Length, .. bytes];
    }

    private static byte[] Words(byte function, ReadOnlySpan<ushort> words)
    {
        var bytes = new byte[words.Length * 2];
        for (int i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), words[i]);
        return [function, (byte)bytes.Length, .. bytes];
    }

    private static int Word(byte[] bytes, int at) => bytes[at] << 8 | bytes[at + 1];
}
