using SmartCampus.Demo.Scales;
using SmartCampus.Demo.Tests.Physics;

namespace SmartCampus.Demo.Tests.Scales;

/// <summary>A scale of 15 kg in steps of 5 g that nobody uses.</summary>
internal sealed class TestScale
{
    public TestScale(decimal division = 0.005m)
    {
        Platform = new Platform(new PlatformUse(0, 0, double.PositiveInfinity, double.PositiveInfinity), new Random(1));
        Head = new ScaleHead(Platform, 15, WeighUnit.Kilogram(division), WeighUnit.Pound) { Serial = "12345678" };
    }

    public Platform Platform { get; }

    public ScaleHead Head { get; }

    /// <summary>Puts a load on it and waits until it is at rest.</summary>
    public TestScale With(double load)
    {
        Platform.Put(load);
        Clock.Run(Platform, TimeSpan.FromSeconds(10));
        return this;
    }

    /// <summary>What a protocol answers, control characters shown as dots of their number.</summary>
    public static string Ask(IScaleProtocol protocol, string text) => Show(protocol.Hear([.. text.Select(c => (byte)c)]));

    /// <summary>Bytes as text, control characters as their names.</summary>
    public static string Show(byte[] bytes) => string.Concat(bytes.Select(b => b switch
    {
        0x0D => "<CR>",
        0x0A => "<LF>",
        < 0x20 or > 0x7E => $"<{b:X2}>",
        _ => ((char)b).ToString(),
    }));
}
