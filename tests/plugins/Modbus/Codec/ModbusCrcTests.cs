using System.Text;
using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Tests.Codec;

public sealed class ModbusCrcTests
{
    [Fact]
    public void Compute_ReadHoldingRegistersRequest_MatchesThePublishedFrame()
    {
        byte[] request = [0x01, 0x03, 0x00, 0x00, 0x00, 0x0A];

        Assert.Equal(0xCDC5, ModbusCrc.Compute(request)); // on the wire: C5 CD
    }

    [Fact]
    public void Compute_CheckString_IsTheCatalogueValue() => Assert.Equal(0x4B37, ModbusCrc.Compute(Encoding.ASCII.GetBytes("123456789")));

    [Theory]
    [InlineData("01 05 00 00 FF 00 8C 3A")] // protocols.md 3.1, relay 0 on
    [InlineData("01 05 00 00 00 00 CD CA")]
    [InlineData("01 03 06 02 92 FF 9B 03 E8 D8 0F")] // protocols.md 3.2, DFRobot reply
    public void IsRight_PublishedFrame_IsTrue(string frame) => Assert.True(ModbusCrc.IsRight(Hex.Bytes(frame)));

    [Theory]
    [InlineData("01 05 00 00 FF 00 8C 3B")]
    [InlineData("01 05")]
    [InlineData("")]
    public void IsRight_DamagedOrTooShort_IsFalse(string frame) => Assert.False(ModbusCrc.IsRight(Hex.Bytes(frame)));
}
