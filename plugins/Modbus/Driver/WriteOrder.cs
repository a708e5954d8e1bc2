using System.Buffers.Binary;
using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.Modbus.Profiles;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>What one command writes on one device.</summary>
internal sealed class WriteOrder
{
    /// <summary>What boards take at most. A longer opening ends there by itself, which is the safe side.</summary>
    private const int LongestPulse = 0x7FFF;

    private readonly CommandMap map;
    private readonly ushort address;
    private readonly WordOrder order;
    private readonly decimal value;
    private readonly decimal scale;
    private readonly bool inverted;

    public WriteOrder(CommandMap map, WordOrder order, IReadOnlyDictionary<string, decimal> settings)
    {
        this.map = map;
        this.order = order;
        address = ModbusAddress.Of(map.Address, settings);
        value = map.Value?.ValueOf(settings) ?? 0;
        scale = map.Scale?.ValueOf(settings) ?? 1;
        inverted = map.Invert is { } invert && invert.ValueOf(settings) != 0;
    }

    public string Name => map.Command.Name;

    /// <summary>The property whose reading proves it.</summary>
    public string? Proof => map.Command.Proof?.Property;

    /// <summary>Builds the request; returns its length.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: the value does not fit the registers. Nothing was sent.</exception>
    public int Build(CommandCall call, Span<byte> pdu)
    {
        decimal number = map.Argument is null ? value : NumberOf(call.Arguments[map.Argument]);
        if (map.IsPulse)
            return ModbusPdu.BuildPulse(pdu, address, (ushort)Math.Clamp(Math.Ceiling(number / scale), 1, LongestPulse));
        if (map.Type == RegisterType.Bit)
            return ModbusPdu.BuildWriteCoil(pdu, address, number != 0 ^ inverted);
        Span<byte> bytes = stackalloc byte[RegisterValue.RegistersOf(map.Type) * 2];
        if (!RegisterValue.TryWrite(bytes, number / scale, map.Type, order))
            throw new DeviceException(ErrorCode.NotConfigured, "range", $"{Name}: {number} does not fit {map.Type} at scale {scale}");
        Span<ushort> registers = stackalloc ushort[bytes.Length / 2];
        for (int i = 0; i < registers.Length; i++)
            registers[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(i * 2)..]);
        return registers.Length == 1
            ? ModbusPdu.BuildWriteRegister(pdu, address, registers[0])
            : ModbusPdu.BuildWriteRegisters(pdu, address, registers);
    }

    /// <summary>For messages.</summary>
    public override string ToString() => $"{Name}, address {address}";

    private static decimal NumberOf(PropertyValue given) => given.Kind == PropertyValueKind.Boolean ? given.Boolean ? 1 : 0 : given.Number;
}
