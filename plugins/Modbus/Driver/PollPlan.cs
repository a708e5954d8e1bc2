using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.Modbus.Profiles;
using SmartCampus.Plugins.Modbus.Settings;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>What one device has and in which requests it is read. Made once for each driver.</summary>
internal sealed class PollPlan
{
    private readonly int maxRegisters;
    private readonly List<RawPoint> raws;

    public PollPlan(Profile profile, ModbusSettings settings, IReadOnlyDictionary<string, decimal> variables)
    {
        maxRegisters = profile.MaxRegisters;
        WordOrder order = settings.WordOrder == WordOrder.Profile ? profile.WordOrder : settings.WordOrder;
        var points = new List<Point>(profile.Properties.Count);
        raws = new List<RawPoint>(profile.Properties.Count);
        foreach (PropertyMap map in profile.Properties)
        {
            if (Choose(map, order, variables) is not { } point)
                continue;
            points.Add(point);
            raws.AddRange(point.Raws);
        }
        Points = points;
        Blocks = BlockPlanner.Plan(raws.Select(r => r.Span), profile.MaxGap, maxRegisters);
        Bind();
    }

    /// <summary>The properties that this device has.</summary>
    public IReadOnlyList<Point> Points { get; }

    /// <summary>The requests that bring them.</summary>
    public IReadOnlyList<Block> Blocks { get; private set; }

    /// <summary>
    /// Some devices refuse a request because of an address in it that nobody wants. Takes the blocks apart that were refused so,
    /// for good; false when there is none, so that what was read counts.
    /// </summary>
    public bool SplitRefused()
    {
        bool split = false;
        for (int i = Blocks.Count - 1; i >= 0; i--)
        {
            if (Blocks[i].Error?.Cause == ModbusFaults.IllegalAddress && WithoutGaps(Blocks[i]) is { Count: > 1 } pieces)
            {
                Blocks = [.. Blocks.Take(i), .. pieces, .. Blocks.Skip(i + 1)];
                split = true;
            }
        }
        if (split)
            Bind();
        return split;
    }

    private IReadOnlyList<Block> WithoutGaps(Block block) =>
        BlockPlanner.Plan(raws.Where(r => r.Block == block).Select(r => r.Span), maxGap: 0, maxRegisters);

    private void Bind()
    {
        foreach (RawPoint raw in raws)
            raw.Bind(Blocks);
    }

    private static Point? Choose(PropertyMap map, WordOrder order, IReadOnlyDictionary<string, decimal> variables)
    {
        foreach (PointMap choice in map.Choices)
        {
            if (choice.When is null || choice.When.ValueOf(variables) != 0)
                return new Point(map.Property, choice, order, variables);
        }
        return null;
    }
}
