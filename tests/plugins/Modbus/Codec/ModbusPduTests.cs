using SmartCampus.Plugins.Modbus.Codec;

namespace SmartCampus.Plugins.Modbus.Tests.Codec;

/// <summary>Literal requests from MODBUS Application Protocol V1.1b3, section 6.</summary>
public sealed class ModbusPduTests
{
    private readonly byte[] pdu = new byte[ModbusPdu.MaximumLength];

    [Theory]
    [InlineData(ModbusFunction.ReadCoils, 0x13, 0x13, "01 00 13 00 13")]
    [InlineData(ModbusFunction.ReadDiscreteInputs, 0xC4, 0x16, "02 00 C4 00 16")]
    [InlineData(ModbusFunction.ReadHoldingRegisters, 0x6B, 3, "03 00 6B 00 03")]
    [InlineData(ModbusFunction.ReadInputRegisters, 8, 1, "04 00 08 00 01")]
    internal void BuildRead_SpecificationExample_IsItsBytes(ModbusFunction function, int address, int count, string expected)
    {
        int length = ModbusPdu.BuildRead(pdu, function, (ushort)address, count);

        Assert.Equal(Hex.Bytes(expected), pdu[..length]);
    }

    [Fact]
    public void BuildWriteCoil_SpecificationExample_IsItsBytes() =>
        Assert.Equal(Hex.Bytes("05 00 AC FF 00"), pdu[..ModbusPdu.BuildWriteCoil(pdu, 0xAC, on: true)]);

    [Fact]
    public void BuildWriteRegister_SpecificationExample_IsItsBytes() =>
        Assert.Equal(Hex.Bytes("06 00 01 00 03"), pdu[..ModbusPdu.BuildWriteRegister(pdu, 1, 3)]);

    [Fact]
    public void BuildWriteCoils_SpecificationExample_IsItsBytes()
    {
        bool[] coils = [true, false, true, true, false, false, true, true, true, false];

        Assert.Equal(Hex.Bytes("0F 00 13 00 0A 02 CD 01"), pdu[..ModbusPdu.BuildWriteCoils(pdu, 0x13, coils)]);
    }

    [Fact]
    public void BuildWriteRegisters_SpecificationExample_IsItsBytes() =>
        Assert.Equal(Hex.Bytes("10 00 01 00 02 04 00 0A 01 02"), pdu[..ModbusPdu.BuildWriteRegisters(pdu, 1, [0x000A, 0x0102])]);

    [Theory]
    [InlineData(ModbusFunction.ReadCoils, 0)]
    [InlineData(ModbusFunction.ReadCoils, 2001)]
    [InlineData(ModbusFunction.ReadHoldingRegisters, 0)]
    [InlineData(ModbusFunction.ReadHoldingRegisters, 126)]
    internal void BuildRead_QuantityOutsideTheLimit_Throws(ModbusFunction function, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModbusPdu.BuildRead(pdu, function, 0, count));

    [Fact]
    public void BuildWriteCoils_LargestQuantity_FillsThePdu() =>
        Assert.Equal(252, ModbusPdu.BuildWriteCoils(pdu, 0, new bool[1968]));

    [Fact]
    public void BuildWriteRegisters_LargestQuantity_FillsThePdu() =>
        Assert.Equal(252, ModbusPdu.BuildWriteRegisters(pdu, 0, new ushort[123]));

    [Fact]
    public void BuildWriteCoils_OneTooMany_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModbusPdu.BuildWriteCoils(pdu, 0, new bool[1969]));

    [Fact]
    public void BuildWriteRegisters_OneTooMany_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ModbusPdu.BuildWriteRegisters(pdu, 0, new ushort[124]));

    [Theory]
    [InlineData("01 00 13 00 13", 5)]
    [InlineData("02 00 00 00 08", 3)]
    [InlineData("02 00 00 00 09", 4)]
    [InlineData("03 00 6B 00 03", 8)]
    [InlineData("04 00 00 00 7D", 252)]
    [InlineData("05 00 AC FF 00", 5)]
    [InlineData("10 00 01 00 02 04 00 0A 01 02", 5)]
    public void ReplyLength_OfRequest_IsTheNormalReplys(string request, int expected) => Assert.Equal(expected, ModbusPdu.ReplyLength(Hex.Bytes(request)));

    [Theory]
    [InlineData("03 00 6B 00 03", "03 06 02 2B 00 00 00 64", true)]
    [InlineData("03 00 6B 00 03", "03 04 02 2B 00 00", false)]
    [InlineData("03 00 6B 00 03", "03 04 02 2B 00 00 00 64", false)]
    [InlineData("03 00 6B 00 03", "83 02", true)]
    [InlineData("03 00 6B 00 03", "84 02", false)]
    [InlineData("03 00 6B 00 03", "83 02 00", false)]
    [InlineData("05 00 AC FF 00", "05 00 AC FF 00", true)]
    [InlineData("05 00 AC FF 00", "05 00 AC 00 00", false)]
    [InlineData("10 00 01 00 02 04 00 0A 01 02", "10 00 01 00 02", true)]
    [InlineData("10 00 01 00 02 04 00 0A 01 02", "10 00 01 00 01", false)]
    public void Answers_RequestAndReply_TellsWhetherTheyFit(string request, string reply, bool expected) =>
        Assert.Equal(expected, ModbusPdu.Answers(Hex.Bytes(request), Hex.Bytes(reply)));
}
