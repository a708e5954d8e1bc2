using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.Scales.Codec;

namespace SmartCampus.Plugins.Scales.Tests.Codec;

public sealed class CodecPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(200);

    private static readonly Gen<string> Units = Gen.Elements(WeightUnits.Codes.ToArray());

    /// <summary>Up to five digits with up to three decimals, negative too.</summary>
    private static readonly Arbitrary<(int Digits, int Decimals, string Unit)> Weights =
        (from digits in Gen.Choose(-99_999, 99_999) from decimals in Gen.Choose(0, 3) from unit in Units select (digits, decimals, unit)).ToArbitrary();

    /// <summary>Bytes that look like the protocols', so that parsers get far.</summary>
    private static readonly Arbitrary<byte[]> Soup = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        Gen.ArrayOf(Gen.Elements("STUSOLGNMKA+-.,0123456789 ?\r\n\u0001\u0002\u0003\u0004\u0006kg"u8.ToArray()))).ToArbitrary();

    [Fact]
    public void Sics_ParseOfBuild_IsTheSame() => Prop.ForAll(Weights, Gen.Elements("SD".ToArray()).ToArbitrary(), (w, status) =>
    {
        var reply = new SicsReply("S", status) { Weight = Of(w) };

        return SicsReply.TryParse(Encoding.ASCII.GetBytes(reply.Build()), out SicsReply? read) && read == reply && Same(read.Weight, reply.Weight);
    }).Check(Many);

    [Fact]
    public void Toledo8217_ParseOfBuild_IsTheSame() => Prop.ForAll(Gen.Choose(0, 99_999).ToArbitrary(), Gen.Choose(1, 3).ToArbitrary(), (digits, decimals) =>
    {
        var reply = new Toledo8217Reply(Number(digits, decimals), digits % 2 == 0, Toledo8217Status.None);

        return Toledo8217Reply.TryParse(reply.Build(), out Toledo8217Reply read) && read == reply && read.Number!.Value.Scale == decimals;
    }).Check(Many);

    [Fact]
    public void Toledo8217Status_ParseOfBuild_IsTheSame() => Prop.ForAll(Gen.Choose(0, 63).ToArbitrary(), status =>
    {
        var reply = new Toledo8217Reply(null, false, (Toledo8217Status)status);

        return Toledo8217Reply.TryParse(reply.Build(), out Toledo8217Reply read) && read == reply;
    }).Check(Many);

    [Fact]
    public void Toledo_ParseOfBuild_IsTheSame() => Prop.ForAll(Gen.Choose(0, 999_999).ToArbitrary(), Gen.Choose(0, 999_999).ToArbitrary(), (weight, tare) =>
    {
        byte[] frame = ToledoFrame.Build((0x2D, 0x31, 0x20), weight, tare);

        return ToledoFrame.TryParse(frame, out ScaleReading? read) && Same(read!.Shown, new Weight(Number(weight, 3), "kg")) && Same(read.Tare, new Weight(Number(tare, 3), "kg"));
    }).Check(Many);

    [Fact]
    public void And_ParseOfBuild_IsTheSame() => Prop.ForAll(Weights, Gen.Elements(true, false).ToArbitrary(), (w, net) =>
    {
        byte[] line = Encoding.ASCII.GetBytes(AndLine.BuildIndicator(stable: true, net, Of(w)));

        return AndLine.TryParse(line, out ScaleReading? read) && Same(read.Shown, Of(w)) && read.Net == net && read.State == ScaleState.Stable;
    }).Check(Many);

    [Fact]
    public void Cas_ParseOfBuild_IsTheSame() => Prop.ForAll(
        Weights.Filter(w => WeightUnits.WordOf(w.Unit).Length <= 2), Gen.Choose(0, 127).ToArbitrary(), Gen.Choose(1, 99).ToArbitrary(), (w, lamps, device) =>
        {
            byte[] line = CasLine.Build("US", net: true, device, lamps, Of(w));

            return CasLine.TryParse(line, "kg", out ScaleReading? read, out int? id) && Same(read.Shown, Of(w)) && id == device && read.Zero == (lamps % 2 == 1);
        }).Check(Many);

    [Fact]
    public void CasPoll_ParseOfBuild_IsTheSame() => Prop.ForAll(Gen.Choose(-999_999, 999_999).ToArbitrary(), thousandths =>
        CasPollFrame.TryParse(CasPollFrame.Build(true, thousandths, "g"), out ScaleReading? read) && Same(read.Shown, new Weight(Number(thousandths, 3), "g"))).Check(Many);

    [Fact]
    public void CasPoll_OneBitFlipped_IsRefusedOrSomethingElseIsNeverTheSame() => Prop.ForAll(Gen.Choose(0, 999_999).ToArbitrary(), Gen.Choose(8, (15 * 8) - 1).ToArbitrary(), (thousandths, bit) =>
    {
        byte[] frame = CasPollFrame.Build(true, thousandths, "kg");
        frame[bit / 8] ^= (byte)(1 << (bit % 8));

        return !CasPollFrame.TryParse(frame, out _);
    }).Check(Many);

    [Fact]
    public void Sma_ParseOfBuild_IsTheSame() => Prop.ForAll(Weights, Gen.Elements("GNTgnt".ToArray()).ToArbitrary(), Gen.Elements(" ZOU".ToArray()).ToArbitrary(), (w, mode, status) =>
    {
        var reply = new SmaReply(status) { Mode = mode, IsMoving = mode == 'N', Weight = Of(w) };

        return SmaReply.TryParse(Encoding.ASCII.GetBytes(reply.Build()), out SmaReply? read) && read == reply && Same(read.Weight, reply.Weight);
    }).Check(Many);

    [Fact]
    public void Parsers_AnyBytes_RefuseOrReadWithoutAnException() => Prop.ForAll(Soup, soup =>
    {
        int understood = new[]
        {
            SicsReply.TryParse(soup, out _),
            Toledo8217Reply.TryParse(soup, out _),
            ToledoFrame.TryParse(soup, out _),
            AndLine.TryParse(soup, out _),
            CasLine.TryParse(soup, "kg", out _, out _),
            CasPollFrame.TryParse(soup, out _),
            SmaReply.TryParse(soup, out _),
        }.Count(sound => sound);
        return understood <= 2; // short texts may be sound in two protocols
    }).Check(Many);

    [Fact]
    public void Framers_AnyBytes_GiveMessagesWithinTheLimit() => Prop.ForAll(Soup, soup =>
    {
        var framer = new Framer(null, "\r\n"u8.ToArray(), 16);
        var toledo = new ToledoFramer();
        ReadOnlySpan<byte> bytes = soup;
        bool inside = true;
        while (framer.TryTake(ref bytes, out ReadOnlySpan<byte> message))
            inside &= message.Length is > 0 and <= 16;
        foreach (byte b in soup)
            toledo.TryTake(b, out _);
        return inside;
    }).Check(Many);

    [Fact]
    public void Framer_AnyGrouping_GivesTheSameLines() => Prop.ForAll(Soup, Gen.Choose(1, 7).ToArbitrary(), (soup, chunk) =>
        Lines(soup, soup.Length + 1).SequenceEqual(Lines(soup, chunk))).Check(Many);

    private static List<string> Lines(byte[] soup, int chunk)
    {
        var framer = new Framer(0x02, "\r"u8.ToArray(), 16);
        List<string> lines = [];
        foreach (byte[] part in soup.Chunk(chunk))
        {
            ReadOnlySpan<byte> bytes = part;
            while (framer.TryTake(ref bytes, out ReadOnlySpan<byte> message))
                lines.Add(Convert.ToHexString(message));
        }
        return lines;
    }

    private static decimal Number(int digits, int decimals) => new(Math.Abs(digits), 0, 0, digits < 0, (byte)decimals);

    private static Weight Of((int Digits, int Decimals, string Unit) w) => new(Number(w.Digits, w.Decimals), w.Unit);

    private static bool Same(Weight? one, Weight? other) => one == other && one?.Value.Scale == other?.Value.Scale;
}
