using SmartCampus.Plugins.Milesight.Codec;
using SmartCampus.Plugins.Milesight.Driver;

namespace SmartCampus.Plugins.Milesight.Tests.Driver;

/// <summary>After frame 100 of session "a" at second 1000.</summary>
public sealed class FrameOrderTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(101, "a", 1001, true)]
    [InlineData(101, "a", 999, true)] // clocks of gateways differ; the counter does not
    [InlineData(100, "a", 1000, false)] // the network server repeats its message
    [InlineData(100, "a", 1060, false)] // the device repeats its frame
    [InlineData(99, "a", 990, false)] // was long under way
    [InlineData(0, "b", 1001, true)] // joined again
    [InlineData(250, "b", 990, false)] // of a session before
    [InlineData(100, "b", 1001, true)]
    [InlineData(0, "a", 1001, true)] // a device with a fixed session that began anew
    [InlineData(0, null, 1001, true)] // a server that tells of no sessions
    [InlineData(100, null, 1060, false)]
    [InlineData(100, null, 1301, true)]
    public void Accept_Frame_OnlyWhenNewer(int counter, string? session, int second, bool isNew) => Assert.Equal(isNew, After(Frame(counter, session, second), second));

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public void Accept_NoCounter_GoesByTime(int second, bool isNew) => Assert.Equal(isNew, After(Frame(null, null, second), second));

    [Theory]
    [InlineData(1001, false, false)] // cannot be told from a late one
    [InlineData(1001, true, true)]
    [InlineData(1301, false, true)]
    public void Accept_LowerCounterWithoutATime_NeedsPowerOnOrPatience(int second, bool isPowerOn, bool isNew) =>
        Assert.Equal(isNew, After(Frame(3, "a", null), second, isPowerOn));

    [Fact]
    public void Accept_RefusedFrame_ChangesNothing()
    {
        FrameOrder order = Ordered();

        order.Accept(Frame(99, "a", 990), At(990), isPowerOn: false);

        Assert.False(order.Accept(Frame(100, "a", 1001), At(1001), isPowerOn: false));
        Assert.True(order.Accept(Frame(101, "a", 1002), At(1002), isPowerOn: false));
    }

    [Fact]
    public void Accept_AfterAReset_CountsOn()
    {
        FrameOrder order = Ordered();
        order.Accept(Frame(0, "b", 1010), At(1010), isPowerOn: false);

        Assert.False(order.Accept(Frame(0, "b", 1010), At(1010), isPowerOn: false));
        Assert.True(order.Accept(Frame(1, "b", 1020), At(1020), isPowerOn: false));
    }

    private static bool After(Uplink uplink, int second, bool isPowerOn = false) => Ordered().Accept(uplink, At(second), isPowerOn);

    private static FrameOrder Ordered()
    {
        var order = new FrameOrder();
        Assert.True(order.Accept(Frame(100, "a", 1000), At(1000), isPowerOn: false));
        return order;
    }

    private static Uplink Frame(long? counter, string? session, int? second) => new(Bodies.Eui, counter, session, 85, second is { } s ? At(s) : null, "AXVk");

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);
}
