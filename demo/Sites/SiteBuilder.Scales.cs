using System.Text.Json.Nodes;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Scales;

namespace SmartCampus.Demo.Sites;

/// <content>Scales, each alone on its line.</content>
internal sealed partial class SiteBuilder
{
    /// <summary>A scale on the network.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="driver">The driver's id.</param>
    /// <param name="settings">Its settings but for the line.</param>
    /// <param name="scale">How much it bears and how people use it.</param>
    /// <param name="protocol">What it speaks.</param>
    public ScaleHead Scale(DeviceName name, string driver, JsonObject settings, ScaleKind scale, Func<ScaleHead, IScaleProtocol> protocol)
    {
        (Platform platform, ScaleHead head) = Weighing(name, scale);
        ILine line = Keep(lines.Tcp(name.Id, new ScalePeer(head, () => protocol(head), campus.Gate, lines.Time).OverTcp()));
        AddScale(name, driver, line, settings, platform, head);
        return head;
    }

    /// <summary>A scale on a serial wire of its own.</summary>
    public ScaleHead SerialScale(DeviceName name, string port, string driver, JsonObject settings, ScaleKind scale, Func<ScaleHead, IScaleProtocol> protocol)
    {
        (Platform platform, ScaleHead head) = Weighing(name, scale);
        ILine line = Keep(lines.Wire(port, 9600, _ => new ScalePeer(head, () => protocol(head), campus.Gate, lines.Time)));
        AddScale(name, driver, line, settings, platform, head);
        return head;
    }

    private (Platform Platform, ScaleHead Head) Weighing(DeviceName name, ScaleKind scale)
    {
        Random random = RandomOf(name);
        Platform platform = Live(new Platform(scale.Use, random));
        var head = new ScaleHead(platform, scale.Capacity, WeighUnit.Kilogram(scale.Division), WeighUnit.Pound) { Serial = $"{random.Next(10_000_000, 99_999_999)}" };
        return (platform, head);
    }

    private void AddScale(DeviceName name, string driver, ILine line, JsonObject settings, Platform platform, ScaleHead head) =>
        AddDevice(name, driver, line, settings, new Scale(platform, head), () => new JsonObject
        {
            ["state"] = head.State.ToString().ToLowerInvariant(),
            ["net"] = head.Net,
            ["gross"] = head.Gross,
            ["tare"] = head.Tare,
            ["unit"] = head.Unit.Symbol,
        });
}
