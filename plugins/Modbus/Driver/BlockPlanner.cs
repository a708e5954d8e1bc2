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
        var blocks = new List<Block>();
        foreach (IGrouping<ModbusFunction, PointSpan> area in spans.GroupBy(s => s.Function).OrderBy(g => g.Key))
        {
            int limit = area.Key <= ModbusFunction.ReadDiscreteInputs ? ModbusPdu.MaximumBits : maxRegisters;
            PointSpan? open = null;
            foreach (PointSpan next in area.OrderBy(s => s.Address).ThenByDescending(s => s.Count))
            {
                int end = Math.Max(open?.End ?? 0, next.End);
                if (open is { } block && next.Address - block.End <= maxGap && end - block.Address <= limit)
                {
                    open = block with { Count = end - block.Address };
                    continue;
                }
                Close(blocks, open);
                open = next;
            }
            Close(blocks, open);
        }
        return blocks;
    }

    private static void Close(List<Block> blocks, PointSpan? open)
    {
        if (open is { } span)
            blocks.Add(new Block(span.Function, (ushort)span.Address, span.Count));
    }
}
