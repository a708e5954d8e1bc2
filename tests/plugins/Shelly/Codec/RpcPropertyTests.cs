using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.Shelly.Codec;

namespace SmartCampus.Plugins.Shelly.Tests.Codec;

public sealed class RpcPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200);

    private static readonly Arbitrary<decimal> Numbers = Gen.Choose(-1_000_000, 1_000_000).SelectMany(n => Gen.Choose(0, 6).Select(s => new decimal(Math.Abs(n), 0, 0, n < 0, (byte)s))).ToArbitrary();

    [Fact]
    public void Parse_OfWhatBuildMade_GivesTheRequestBack() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(0, 15).ToArbitrary(), (id, channel) =>
    {
        RpcFrame frame = RpcFrame.Parse(RpcRequest.Build(id, "campus", RpcRequest.Set, channel, channel % 2 == 0, null))!;

        return frame.Id == id && frame.Method == RpcRequest.Set && frame.Body.GetProperty("id").GetInt32() == channel && frame.Body.GetProperty("on").GetBoolean() == (channel % 2 == 0);
    }).Check(Many);

    [Fact]
    public void Overlay_OfParts_IsTheWholeStatus() => Prop.ForAll(Numbers, Numbers, Gen.Choose(0, 1).ToArbitrary(), (power, voltage, on) =>
    {
        string output = on == 1 ? "true" : "false";
        SwitchStatus before = Status("""{"output":false,"apower":1,"voltage":2,"source":"init"}""")!;

        SwitchStatus parts = before.Overlay(Element($$"""{"apower":{{Text(power)}}}"""))!.Overlay(Element($$"""{"voltage":{{Text(voltage)}},"output":{{output}}}"""))!;

        return parts == Status($$"""{"output":{{output}},"apower":{{Text(power)}},"voltage":{{Text(voltage)}},"source":"init"}""");
    }).Check(Many);

    [Fact]
    public void Parse_AnyBytes_IsRefusedWithoutAnException() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), soup => RpcFrame.Parse(soup) is null).Check(Many);

    [Fact]
    public void Parse_OneByteChanged_NeverThrows() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), where =>
    {
        byte[] frame = Encoding.UTF8.GetBytes("""{"src":"s","dst":"d","method":"NotifyStatus","params":{"ts":1.5,"switch:0":{"id":0,"output":true,"aenergy":{"total":5.5},"errors":["overtemp"]}}}""");
        frame[where % frame.Length] ^= (byte)(1 << (where / 7 % 8));

        RpcFrame? parsed = RpcFrame.Parse(frame);

        return parsed is null || parsed.Body.ValueKind != JsonValueKind.Object || !parsed.Body.TryGetProperty("switch:0", out JsonElement changes)
            || Status("""{"output":false}""")!.Overlay(changes) is null or { Errors.Count: <= 1 };
    }).Check(Many);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static SwitchStatus? Status(string text) => SwitchStatus.Read(Element(text));

    private static JsonElement Element(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
