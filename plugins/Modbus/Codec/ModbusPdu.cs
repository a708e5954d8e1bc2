using System.Buffers.Binary;

namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>Requests and replies without their frame. MODBUS Application Protocol V1.1b3, section 6. Pure.</summary>
/// <remarks>Addresses count from 0. Each builder returns the number of bytes written.</remarks>
internal static class ModbusPdu
{
    public const int MaximumLength = 253;
    public const int MaximumBits = 2000;
    public const int MaximumRegisters = 125;
    public const byte ExceptionFlag = 0x80;

    private const int MaximumBitsWritten = 1968;
    private const int MaximumRegistersWritten = 123;

    /// <summary>Functions 01 to 04.</summary>
    public static int BuildRead(Span<byte> pdu, ModbusFunction function, ushort address, int count)
    {
        bool bits = function is ModbusFunction.ReadCoils or ModbusFunction.ReadDiscreteInputs;
        CheckCount(count, bits ? MaximumBits : MaximumRegisters);
        return Build(pdu, function, address, (ushort)count);
    }

    /// <summary>Function 05.</summary>
    public static int BuildWriteCoil(Span<byte> pdu, ushort address, bool on) =>
        Build(pdu, ModbusFunction.WriteCoil, address, (ushort)(on ? 0xFF00 : 0x0000));

    /// <summary>Function 05 with a time instead of on or off, in the device's unit: a makers' extension ("flash").</summary>
    public static int BuildPulse(Span<byte> pdu, ushort address, ushort time) => Build(pdu, ModbusFunction.WriteCoil, address, time);

    /// <summary>Function 06.</summary>
    public static int BuildWriteRegister(Span<byte> pdu, ushort address, ushort value) =>
        Build(pdu, ModbusFunction.WriteRegister, address, value);

    /// <summary>Function 0F; the first coil is bit 0 of the first byte.</summary>
    public static int BuildWriteCoils(Span<byte> pdu, ushort address, ReadOnlySpan<bool> coils)
    {
        CheckCount(coils.Length, MaximumBitsWritten);
        Build(pdu, ModbusFunction.WriteCoils, address, (ushort)coils.Length);
        int bytes = (coils.Length + 7) / 8;
        pdu[5] = (byte)bytes;
        pdu.Slice(6, bytes).Clear();
        for (int i = 0; i < coils.Length; i++)
            pdu[6 + (i / 8)] |= (byte)(coils[i] ? 1 << (i % 8) : 0);
        return 6 + bytes;
    }

    /// <summary>Function 10.</summary>
    public static int BuildWriteRegisters(Span<byte> pdu, ushort address, ReadOnlySpan<ushort> values)
    {
        CheckCount(values.Length, MaximumRegistersWritten);
        Build(pdu, ModbusFunction.WriteRegisters, address, (ushort)values.Length);
        pdu[5] = (byte)(values.Length * 2);
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(pdu[(6 + (i * 2))..], values[i]);
        return 6 + (values.Length * 2);
    }

    /// <summary>The length that a normal reply to this request has.</summary>
    public static int ReplyLength(ReadOnlySpan<byte> request) => (ModbusFunction)request[0] switch
    {
        ModbusFunction.ReadCoils or ModbusFunction.ReadDiscreteInputs => 2 + ((Quantity(request) + 7) / 8),
        ModbusFunction.ReadHoldingRegisters or ModbusFunction.ReadInputRegisters => 2 + (Quantity(request) * 2),
        _ => 5,
    };

    /// <summary>True when the reply is of the request's function, normal or exception.</summary>
    public static bool IsOfFunction(ReadOnlySpan<byte> request, byte replyFunction) => (replyFunction & ~ExceptionFlag) == request[0];

    /// <summary>True when the whole reply is one that this request can have: an exception, the bytes asked for, or the echo of a write.</summary>
    public static bool Answers(ReadOnlySpan<byte> request, ReadOnlySpan<byte> reply)
    {
        if (reply.Length == 2 && reply[0] == (request[0] | ExceptionFlag))
            return true;
        if (reply.Length != ReplyLength(request) || reply[0] != request[0])
            return false;
        return request[0] > (byte)ModbusFunction.ReadInputRegisters
            ? reply.SequenceEqual(request[..5])
            : reply[1] == reply.Length - 2;
    }

    private static int Quantity(ReadOnlySpan<byte> request) => BinaryPrimitives.ReadUInt16BigEndian(request[3..]);

    private static int Build(Span<byte> pdu, ModbusFunction function, ushort address, ushort second)
    {
        pdu[0] = (byte)function;
        BinaryPrimitives.WriteUInt16BigEndian(pdu[1..], address);
        BinaryPrimitives.WriteUInt16BigEndian(pdu[3..], second);
        return 5;
    }

    private static void CheckCount(int count, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, maximum);
    }
}
