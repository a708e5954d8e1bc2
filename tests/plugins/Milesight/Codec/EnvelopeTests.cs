using SmartCampus.Plugins.Milesight.Codec;

namespace SmartCampus.Plugins.Milesight.Tests.Codec;

public sealed class EnvelopeTests
{
    private const string Payload = "01 75 64";

    private static readonly DateTimeOffset Midnight = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Parse_ChirpStack_IsItsUplink() => Same(
        new Uplink(Bodies.Eui, 12, "00189440", 85, Midnight.AddMicroseconds(123456.8), "AXVk"), Bodies.ChirpStack(Payload));

    [Fact]
    public void Parse_ChirpStackWithoutCounter_IsCounter0() => Same(
        new Uplink(Bodies.Eui, 0, "00189440", 85, Midnight, "AXVk"),
        $$"""{"time":"2026-01-01T00:00:00Z","deviceInfo":{"devEui":"{{Bodies.Eui}}"},"devAddr":"00189440","fPort":85,"data":"AXVk"}""");

    [Fact]
    public void Parse_TheThingsStack_IsItsUplink() => Same(
        new Uplink(Bodies.Eui, 12, "AXBSH1Pk6Z0G166", 85, Midnight.AddMicroseconds(123456.8), "AXVk"), Bodies.TheThingsStack(Payload));

    [Fact]
    public void Parse_TheThingsStackLeavesOutZero_IsCounter0() => Same(
        new Uplink(Bodies.Eui, 0, "S", 85, Midnight.AddMicroseconds(123456.8), "AXVk"), Bodies.TheThingsStack(Payload, counter: 0, session: "S"));

    [Fact]
    public void Parse_MilesightGateway_IsItsUplink() => Same(
        new Uplink(Bodies.Eui, 128, null, 85, Midnight.AddMicroseconds(78763), "A2fqAARoTwUAAA=="), Bodies.MilesightGateway("A2fqAARoTwUAAA==", 128));

    [Theory]
    [InlineData(Bodies.ChirpStackJoin)]
    [InlineData("""{"deviceInfo":{"devEui":"24e124136b502217"},"margin":10,"batteryLevel":50}""")]
    [InlineData("""{"deviceInfo":{},"data":"AXVk"}""")]
    [InlineData("""{"deviceInfo":{"devEui":"24e1"},"data":"AXVk"}""")]
    [InlineData("""{"end_device_ids":{"dev_eui":"24E124136B502217"},"join_accept":{"session_key_id":"AX"}}""")]
    [InlineData("""{"end_device_ids":{"dev_eui":"24E124136B502217"},"simulated":true,"uplink_message":{"frm_payload":"AXVk"}}""")]
    [InlineData("""{"devEUI":"24e124136b502217","type":"join"}""")]
    public void Parse_AnotherEvent_IsKnownAndNoUplink(string body) => Assert.Equal(new Envelope(true, null), Envelope.Parse(Bodies.Bytes(body)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("{\"deviceInfo\":")]
    [InlineData("""{"deviceInfo":"24e124136b502217","data":"AXVk"}""")]
    [InlineData("""{"devEUI":24}""")]
    [InlineData("""{"devEUI":"\ud800"}""")]
    [InlineData("24e124136b502217")]
    [InlineData("""{"\ud800 a name that is no text":1,"deviceInfo":{"devEui":"24e124136b502217"},"data":"AXVk"}""")]
    [InlineData("""{"deviceInfo":{"devEui":"24e124136b502217","\ud800 a name that is no text":1},"data":"AXVk"}""")]
    public void Parse_NoServersBody_IsUnknown(string body) => Assert.Equal(default, Envelope.Parse(Bodies.Bytes(body)));

    [Theory]
    [InlineData("\"2026-01-01T08:00:00\"", "2026-01-01T08:00:00")]
    [InlineData("\"2026-01-01T08:00:00+08:00\"", "2026-01-01T00:00:00")]
    [InlineData("\"yesterday\"", null)]
    [InlineData("null", null)]
    [InlineData("1767225600", null)]
    public void Parse_Time_IsUtcOrNone(string time, string? utc)
    {
        Uplink uplink = Envelope.Parse(Bodies.Bytes($$"""{"devEUI":"{{Bodies.Eui}}","data":"AXVk","time":{{time}}}""")).Uplink!;

        Assert.Equal(utc, uplink.Time?.ToString("s"));
        Assert.Null(uplink.Counter);
    }

    private static void Same(Uplink expected, string body) => Assert.Equal(expected, Envelope.Parse(Bodies.Bytes(body)).Uplink);
}
