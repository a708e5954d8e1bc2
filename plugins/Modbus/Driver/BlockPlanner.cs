using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>Merges what is to be read into few requests. Pure; done once for each device.</summary>
internal static class BlockPlanner
{
    /// <summary>Plans the blocks; every span lies in exactly one of them.</summary>
    /// <param name="spans">What is to be read.</param>
    /// <param name="maxGap">How many unwanted bits or registers may be read along.</param>
    /// <param name="maxRegisters">The most registers that the device gives in one reply, 1–125.</param>
    public static IReadOnlyList<Block> Plan(IEnumerable<PointSpan> spans, int maxGap, int maxRegisters)
    {
        PointSpan[] sorted = [.. spans];
        Array.Sort(sorted, InOrder);
        var blocks = new List<Block>();
        for (int i = 0; i < sorted.Length;)
        {
            PointSpan open = sorted[i++];
            int limit = open.Function <= ModbusFunction.ReadDiscreteInputs ? ModbusPdu.MaximumBits : maxRegisters;
            for (; i < sorted.Length && sorted[i].Function == open.Function && sorted[i].Address - open.End <= maxGap; i++)
            {
                int count = Math.Max(open.End, sorted[i].End) - open.Address;
                if (count > limit)
                    break;
                open = open with { Count = count };
            }
            blocks.Add(new Block(open.Function, (ushort)open.Address, open.Count));
        }
        return blocks;
    }

    // The longer one of two that begin at one place comes first.
    private static int InOrder(PointSpan left, PointSpan right) =>
        left.Function != right.Function ? left.Function.CompareTo(right.Function)
        : left.Address != right.Address ? left.Address.CompareTo(right.Address)
        : right.Count.CompareTo(left.Count);
}
