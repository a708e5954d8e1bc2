using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.Milesight.Codec;
using SmartCampus.Plugins.Milesight.Driver;

namespace SmartCampus.Plugins.Milesight.Tests.Codec;

public sealed class CodecPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(300);

    private static readonly Gen<byte> Bytes = Gen.Choose(0, 255).Select(b => (byte)b);

    private static readonly Gen<Sensor> AnySensor = Gen.Elements(Sensors.All.AsEnumerable());

    [Fact]
    public void Parse_OfWhatWasBuilt_IsTheSameChannels() => Prop.ForAll(Frames().ToArbitrary(), frame =>
    {
        ChannelFrame parsed = ChannelFrame.Parse(ChannelFrame.Build(frame.Channels), frame.Sensor.Lengths);

        return parsed.Fault is null && Same(parsed.Channels, frame.Channels);
    }).Check(Many);

    [Fact]
    public void Parse_CutAnywhere_IsABeginningOfTheChannels() => Prop.ForAll(Frames().ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), (frame, where) =>
    {
        byte[] whole = ChannelFrame.Build(frame.Channels);
        ChannelFrame parsed = ChannelFrame.Parse(whole.AsMemory(0, where % (whole.Length + 1)), frame.Sensor.Lengths);

        return parsed.Fault != ChannelFrame.Unknown && Same(parsed.Channels, frame.Channels.Take(parsed.Channels.Count));
    }).Check(Many);

    [Fact]
    public void Parse_AnyBytes_IsNeverMoreThanWasThere() => Prop.ForAll(AnySensor.ToArbitrary(), Bytes.ArrayOf().ToArbitrary(), (sensor, soup) =>
    {
        ChannelFrame parsed = ChannelFrame.Parse(soup, sensor.Lengths);

        return soup.AsSpan().StartsWith(ChannelFrame.Build(parsed.Channels)) && (parsed.Fault is null) == (ChannelFrame.Build(parsed.Channels).Length == soup.Length);
    }).Check(Many);

    [Fact]
    public void Envelope_AnyBytes_IsUnknown() => Prop.ForAll(Bytes.ArrayOf().ToArbitrary(), soup => Envelope.Parse(soup) == default).Check(Many);

    [Fact]
    public void Envelope_AnyTextInItsMembers_NeverThrows() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        string odd = Bodies.Quoted(text ?? "");
        string body = $$"""{"deviceInfo":{"devEui":{{odd}}},"devAddr":{{odd}},"fCnt":{{odd}},"fPort":{{odd}},"time":{{odd}},"data":{{odd}}}""";

        return Envelope.Parse(Bodies.Bytes(body)) is { IsKnown: true, Uplink: null };
    }).Check(Many);

    [Fact]
    public void Envelope_OneByteChanged_NeverThrows() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), Bytes.ToArbitrary(), (where, change) =>
    {
        byte[] body = Bodies.Bytes(Bodies.ChirpStack("01 75 64"));
        body[where % body.Length] ^= change;

        return Envelope.Parse(body).Uplink is null or { DevEui.Length: 16 };
    }).Check(Many);

    [Fact]
    public void PayloadText_AnyText_NeverThrows() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => PayloadText.Decode(text ?? "").Count <= 2).Check(Many);

    [Fact]
    public void PayloadText_OfBase64AndHex_IsTheBytes() => Prop.ForAll(Bytes.ArrayOf().ToArbitrary(), bytes =>
        PayloadText.Decode(Convert.ToBase64String(bytes)).Any(p => p.SequenceEqual(bytes)) && PayloadText.Decode(Convert.ToHexString(bytes)).Any(p => p.SequenceEqual(bytes))).Check(Many);

    private static Gen<(Sensor Sensor, Channel[] Channels)> Frames() => AnySensor.SelectMany(sensor => Gen.Elements(sensor.Lengths.AsEnumerable())
        .SelectMany(pair => Bytes.ArrayOf(pair.Value).Select(data => new Channel((byte)(pair.Key >> 8), (byte)pair.Key, data)))
        .ArrayOf().Select(channels => (sensor, channels)));

    private static bool Same(IEnumerable<Channel> one, IEnumerable<Channel> other) =>
        one.Select(c => (c.Pair, Hex.Text(c.Data.Span))).SequenceEqual(other.Select(c => (c.Pair, Hex.Text(c.Data.Span))));
}
