using System.Text;
using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Tests.Modbus;

public sealed class FramingTests
{
    private static readonly byte[] ReadTen = [0x01, 0x03, 0x00, 0x00, 0x00, 0x0A, 0xC5, 0xCD];
    private static readonly byte[] WriteTwo = RtuFrame.Build(5, [0x10, 0x00, 0x01, 0x00, 0x02, 0x04, 0x00, 0x0A, 0x01, 0x02]);

    private readonly RtuReceiver _receiver = new(TimeSpan.FromMilliseconds(50));

    [Fact]
    public void Crc_CheckString_MatchesTheCatalogue() => Assert.Equal(0x4B37, Crc16.Of(Encoding.ASCII.GetBytes("123456789")));

    [Fact]
    public void Build_ReadHoldingRegisters_MatchesThePublishedFrame() => Assert.Equal(ReadTen, RtuFrame.Build(1, [0x03, 0x00, 0x00, 0x00, 0x0A]));

    [Theory]
    [InlineData(new byte[] { 0x01, 0x05, 0x00, 0x00, 0xFF, 0x00, 0x8C, 0x3A }, true)] // Waveshare manual: relay 0 on
    [InlineData(new byte[] { 0x01, 0x05, 0x00, 0x00, 0x00, 0x00, 0xCD, 0xCA }, true)]
    [InlineData(new byte[] { 0x01, 0x05, 0x00, 0x00, 0x00, 0x00, 0xCA, 0xCD }, false)] // bytes swapped
    [InlineData(new byte[] { 0x01, 0x05, 0x00 }, false)]
    public void IsIntact_Frame_TellsByItsCrc(byte[] frame, bool intact) => Assert.Equal(intact, RtuFrame.IsIntact(frame));

    [Fact]
    public void Add_ByteByByte_GivesTheRequestAtItsLastByte()
    {
        int[] counts = [.. ReadTen.Select(b => _receiver.Add([b], TimeSpan.Zero).Count)];

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1], counts);
    }

    [Fact]
    public void Add_TwoRequestsAtOnce_GivesBoth() =>
        Assert.Equal([ReadTen, WriteTwo], _receiver.Add([.. ReadTen, .. WriteTwo], TimeSpan.Zero));

    [Fact]
    public void Add_UnknownFunction_IsARequestWhenItsCrcFits()
    {
        byte[] identify = RtuFrame.Build(1, [0x2B, 0x0E, 0x01, 0x00]);

        Assert.Equal([identify], _receiver.Add(identify, TimeSpan.Zero));
    }

    [Fact]
    public void Add_DamagedRequest_GivesNothingAndTheNextIsHeard()
    {
        byte[] damaged = [.. ReadTen[..7], 0x00];

        Assert.Empty(_receiver.Add(damaged, TimeSpan.Zero));
        Assert.Equal([ReadTen], _receiver.Add(ReadTen, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Add_HalfARequestThenSilence_ForgetsTheHalf()
    {
        _receiver.Add(ReadTen.AsSpan(0, 5), TimeSpan.Zero);

        Assert.Equal([ReadTen], _receiver.Add(ReadTen, TimeSpan.FromMilliseconds(51)));
    }

    [Fact]
    public void Add_EndlessNoise_KeepsListening()
    {
        byte[] noise = [.. Enumerable.Repeat((byte)0x7E, 1000)];

        Assert.Empty(_receiver.Add(noise, TimeSpan.Zero));
        Assert.Equal([ReadTen], _receiver.Add(ReadTen, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(new byte[] { 0x00, 0x01, 0x00, 0x00, 0x00, 0x06, 0x11 }, true, 5)]
    [InlineData(new byte[] { 0x00, 0x01, 0x00, 0x00, 0x00, 0xFE, 0x11 }, true, 253)]
    [InlineData(new byte[] { 0x00, 0x01, 0x00, 0x00, 0x00, 0xFF, 0x11 }, false, 254)] // too long
    [InlineData(new byte[] { 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x11 }, false, 0)] // no PDU
    [InlineData(new byte[] { 0x00, 0x01, 0x00, 0x01, 0x00, 0x06, 0x11 }, false, 5)] // another protocol
    public void TryParse_Header_TakesOnlyModbus(byte[] bytes, bool good, int length)
    {
        Assert.Equal(good, MbapHeader.TryParse(bytes, out MbapHeader header));
        Assert.Equal(new MbapHeader(1, length, 0x11), header);
    }

    [Fact]
    public void Reply_Pdu_EchoesTransactionAndUnit() =>
        Assert.Equal([0x15, 0x01, 0x00, 0x00, 0x00, 0x03, 0x09, 0x83, 0x02], new MbapHeader(0x1501, 5, 9).Reply([0x83, 0x02]));
}
