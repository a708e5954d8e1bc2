using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.Modbus.Profiles;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>One number in one device's memory: a place of the profile with its settings filled in.</summary>
internal sealed class RawPoint
{
    private readonly RegisterType type;
    private readonly WordOrder order;
    private readonly int bit;
    private readonly bool inverted;

    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>: the address is outside 0–65535.</exception>
    public RawPoint(PointMap map, WordOrder order, IReadOnlyDictionary<string, decimal> settings)
    {
        this.order = order;
        type = map.Type;
        bit = map.Bit;
        inverted = map.Invert is { } invert && invert.ValueOf(settings) != 0;
        Span = new PointSpan(map.Function, ModbusAddress.Of(map.Address, settings, RegisterValue.RegistersOf(type)), RegisterValue.RegistersOf(type));
    }

    /// <summary>What must be read.</summary>
    public PointSpan Span { get; }

    /// <summary>The block it is read with; set when the blocks are planned.</summary>
    public Block Block { get; private set; } = null!;

    public void Bind(IReadOnlyList<Block> blocks)
    {
        int i = 0;
        while (!IsIn(blocks[i]))
            i++;
        Block = blocks[i];
    }

    /// <summary>The number that the block's last read brought; <see langword="null"/> when it is none (a float that is not finite).</summary>
    public decimal? Read()
    {
        int at = Span.Address - Block.Address;
        if (Span.Function <= ModbusFunction.ReadDiscreteInputs)
            return Bit(Block.Data[at / 8] >> (at % 8));
        ReadOnlySpan<byte> registers = Block.Data.AsSpan(at * 2, Span.Count * 2);
        return type == RegisterType.Bit
            ? Bit((registers[0] << 8 | registers[1]) >> bit)
            : RegisterValue.Read(registers, type, order);
    }

    private bool IsIn(Block block) => block.Function == Span.Function && block.Address <= Span.Address && block.Address + block.Count >= Span.End;

    private decimal Bit(int shifted) => (shifted & 1) != 0 ^ inverted ? 1 : 0;
}
