namespace SmartCampus.Demo.Modbus;

/// <summary>What a unit offers, as a table: address → how to read and write it. Addresses count from 0; what is not in the table is refused.</summary>
/// <remarks>Filled once, then only read; its points reach into the physics, so callers hold the campus gate.</remarks>
internal sealed class RegisterMap
{
    private readonly Dictionary<(ModbusTable Table, ushort Address), Point> _points = [];

    /// <summary>Longest read of registers in one request; the standard allows 125.</summary>
    public int LongestRead { get; init; } = 125;

    /// <summary>True when only whole 32-bit values may be read: even address, even quantity (Eastron SDM).</summary>
    public bool PairsOnly { get; init; }

    /// <summary>True when a coil takes <c>5500</c> as "toggle" (Waveshare and clones).</summary>
    public bool Toggles { get; init; }

    public RegisterMap Coil(ushort address, Func<bool> read, Action<bool> write) =>
        Add(ModbusTable.Coils, address, () => read() ? (ushort)1 : (ushort)0, value => write(value != 0));

    public RegisterMap Discrete(ushort address, Func<bool> read) =>
        Add(ModbusTable.DiscreteInputs, address, () => read() ? (ushort)1 : (ushort)0, null);

    public RegisterMap Holding(ushort address, Func<ushort> read, Action<ushort>? write = null) =>
        Add(ModbusTable.HoldingRegisters, address, read, write);

    public RegisterMap Input(ushort address, Func<ushort> read) => Add(ModbusTable.InputRegisters, address, read, null);

    /// <summary>The same register under functions 03 and 04, as many sensors have it.</summary>
    public RegisterMap Both(ushort address, Func<ushort> read) => Holding(address, read).Input(address, read);

    /// <summary>An IEEE-754 float in two input registers, high word first (ABCD).</summary>
    public RegisterMap Float(ushort address, Func<double> read) =>
        Input(address, () => (ushort)(BitConverter.SingleToUInt32Bits((float)read()) >> 16))
            .Input((ushort)(address + 1), () => (ushort)BitConverter.SingleToUInt32Bits((float)read()));

    /// <summary>Zeroes in all input registers below <paramref name="end"/> that have no meaning yet.</summary>
    public RegisterMap ZeroInputsBelow(ushort end)
    {
        for (ushort address = 0; address < end; address++)
            _points.TryAdd((ModbusTable.InputRegisters, address), new Point(() => 0, null));
        return this;
    }

    /// <summary>True when all of the range exists.</summary>
    public bool Has(ModbusTable table, int start, int count) =>
        start + count <= 0x10000 && Enumerable.Range(start, count).All(a => _points.ContainsKey((table, (ushort)a)));

    public ushort Read(ModbusTable table, int address) => _points[(table, (ushort)address)].Read();

    /// <summary>Writes; false when the point cannot be written.</summary>
    public bool TryWrite(ModbusTable table, int address, ushort value)
    {
        if (_points[(table, (ushort)address)].Write is not { } write)
            return false;
        write(value);
        return true;
    }

    private RegisterMap Add(ModbusTable table, ushort address, Func<ushort> read, Action<ushort>? write)
    {
        _points[(table, address)] = new Point(read, write);
        return this;
    }

    private sealed record Point(Func<ushort> Read, Action<ushort>? Write);
}
