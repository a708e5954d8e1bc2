using FsCheck;
using FsCheck.Fluent;
using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Tests.Codec;

public sealed class RegisterValueTests
{
    [Theory]
    [InlineData("47 F1 20 00", WordOrder.Abcd)] // protocols.md 2.3: 123456.0 in four orders
    [InlineData("20 00 47 F1", WordOrder.Cdab)]
    [InlineData("F1 47 00 20", WordOrder.Badc)]
    [InlineData("00 20 F1 47", WordOrder.Dcba)]
    internal void Read_FloatInEachWordOrder_IsTheSame(string bytes, WordOrder order) =>
        Assert.Equal(123456m, RegisterValue.Read(Hex.Bytes(bytes), RegisterType.F32, order));

    [Theory]
    [InlineData("FF 9B", RegisterType.S16, "-101")]
    [InlineData("80 00", RegisterType.S16, "-32768")]
    [InlineData("FF FF", RegisterType.S16, "-1")]
    [InlineData("FF FF", RegisterType.U16, "65535")]
    [InlineData("00 00", RegisterType.U16, "0")]
    [InlineData("FF FF FF FF", RegisterType.U32, "4294967295")]
    [InlineData("FF FF FF FF", RegisterType.S32, "-1")]
    [InlineData("80 00 00 00", RegisterType.S32, "-2147483648")]
    [InlineData("FF FF FF FF FF FF FF FF", RegisterType.U64, "18446744073709551615")]
    [InlineData("43 66 80 00", RegisterType.F32, "230.5")]
    [InlineData("80 00 00 00", RegisterType.F32, "0")]
    internal void Read_Boundary_IsItsNumber(string bytes, RegisterType type, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), RegisterValue.Read(Hex.Bytes(bytes), type, WordOrder.Abcd));

    [Theory]
    [InlineData("7F C0 00 00")] // NaN
    [InlineData("7F 80 00 00")] // infinity
    [InlineData("FF 80 00 00")]
    [InlineData("7F 7F FF FF")] // 3.4e38
    public void Read_FloatThatIsNoMeasurement_IsNull(string bytes) => Assert.Null(RegisterValue.Read(Hex.Bytes(bytes), RegisterType.F32, WordOrder.Abcd));

    [Theory]
    [InlineData(WordOrder.Badc)]
    [InlineData(WordOrder.Cdab)]
    [InlineData(WordOrder.Dcba)]
    internal void Read_OneRegister_IsBigEndianInEveryOrder(WordOrder order) =>
        Assert.Equal(0x1234, RegisterValue.Read([0x12, 0x34], RegisterType.U16, order));

    [Fact]
    public void TryWrite_AnyNumber_IsReadBack() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        Gen.Elements(WordOrder.Abcd, WordOrder.Cdab, WordOrder.Badc, WordOrder.Dcba).ToArbitrary(),
        (number, order) =>
        {
            byte[] data = new byte[4];

            return RegisterValue.TryWrite(data, number, RegisterType.S32, order) && RegisterValue.Read(data, RegisterType.S32, order) == number;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("-1", RegisterType.U16)]
    [InlineData("65536", RegisterType.U16)]
    [InlineData("65535.5", RegisterType.U16)]
    [InlineData("32768", RegisterType.S16)]
    [InlineData("-32769", RegisterType.S16)]
    [InlineData("4294967296", RegisterType.U32)]
    [InlineData("2", RegisterType.Bit)]
    internal void TryWrite_NumberThatDoesNotFit_IsRefused(string number, RegisterType type) =>
        Assert.False(RegisterValue.TryWrite(new byte[RegisterValue.RegistersOf(type) * 2], decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), type, WordOrder.Abcd));
}
