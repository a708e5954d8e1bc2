using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.Osdp.Codec;

namespace SmartCampus.Plugins.Osdp.Tests.Codec;

public sealed class PacketPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(400);

    private static readonly Gen<byte[]> Bytes = ArbMap.Default.GeneratorFor<byte[]>();

    private static readonly Arbitrary<OsdpPacket> Any = (
        from address in Gen.Choose(0, 127)
        from flags in Gen.Choose(0, 15)
        from block in Gen.OneOf(Gen.Constant(0), Gen.Choose(0x11, 0x18))
        from blockData in Bytes
        from code in Gen.Choose(0, 255)
        from data in Bytes
        from mac in Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>(), 4)
        select new OsdpPacket(
            (byte)address, (flags & 8) != 0, (byte)(flags & 3), (flags & 4) != 0,
            (byte)block, block == 0 ? [] : blockData[..Math.Min(blockData.Length, 9)], (byte)code, data, OsdpPacket.HasMac((byte)block) ? mac : [])).ToArbitrary();

    private static readonly Arbitrary<byte[]> Soup = Gen.OneOf(
        Bytes,
        Gen.ArrayOf(Gen.Elements<byte>(0x53, 0x85, 0x08, 0x00, 0x04, 0x0C, 0x40, 0xFF))).ToArbitrary(); // noise that looks like packets

    [Fact]
    public void Parse_OfWhatBuildMade_GivesThePacketBack() => Prop.ForAll(Any, packet =>
    {
        OsdpPacket back = OsdpPacket.Parse(packet.Build())!;

        return (back.Address, back.IsReply, back.Sequence, back.UsesCrc, back.Block, back.Code) == (packet.Address, packet.IsReply, packet.Sequence, packet.UsesCrc, packet.Block, packet.Code)
            && back.BlockData.SequenceEqual(packet.BlockData) && back.Data.SequenceEqual(packet.Data) && back.Mac.SequenceEqual(packet.Mac);
    }).Check(Many);

    [Fact]
    public void Parse_OneBitFlipped_IsRefused() => Prop.ForAll(Any, Gen.Choose(0, 100_000).ToArbitrary(), (packet, where) =>
    {
        byte[] bytes = (packet with { UsesCrc = true }).Build();
        int bit = where % (bytes.Length * 8);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));

        return bit == 34 || OsdpPacket.Parse(bytes) is null; // bit 2 of the control byte chooses the check itself
    }).Check(Many);

    [Fact]
    public void Scan_AnyBytes_EndsInside() => Prop.ForAll(Soup, soup =>
    {
        PacketScan scan = PacketScan.Of(soup, 5);

        return scan.Next >= 0 && scan.Next <= soup.Length;
    }).Check(Many);

    [Fact]
    public void Scan_ReplyBehindAnyWholeSoup_IsFound() => Prop.ForAll(Soup, soup =>
    {
        byte[] reply = Hex.Bytes("53 85 10 00 07 50 00 01 1A 00 2D 9A 4F 80 AF C1");
        if (Enumerable.Range(0, soup.Length).Any(i => IsSoundAcross([.. soup, .. reply], i, soup.Length)))
            return true; // by chance, noise and reply together are a sound packet with a checksum
        ReadOnlySpan<byte> rest = (byte[])[.. soup, .. reply];
        PacketScan scan = PacketScan.Of(rest, 5);
        while (scan.Packet is { Code: not 0x50 })
        {
            rest = rest[scan.Next..];
            scan = PacketScan.Of(rest, 5);
        }

        return scan.Packet is not null;
    }).Check(Many);

    [Fact]
    public void Events_AnyData_NeverThrow() => Prop.ForAll(Soup, data =>
    {
        _ = CardRead.ParseRaw(data);
        _ = CardRead.ParseFormatted(data);
        _ = KeysRead.Parse(data);
        _ = ReaderCapabilities.Parse(data);
        return true;
    }).Check(Many);

    private static bool IsSoundAcross(byte[] bytes, int start, int border) =>
        OsdpPacket.LengthOf(bytes.AsSpan(start)) is { } length && length > 0 && start + length > border && start + length <= bytes.Length
        && OsdpPacket.Parse(bytes.AsSpan(start, length)) is not null;
}
