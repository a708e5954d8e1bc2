using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Tests.Modbus;

/// <summary>Literal PDUs; the examples of MODBUS Application Protocol V1.1b3, section 6, and of the devices' manuals.</summary>
public sealed class PduServerTests
{
    private readonly bool[] _coils = new bool[40];
    private readonly ushort[] _holding = new ushort[200];
    private readonly RegisterMap _map = new() { Toggles = true };

    public PduServerTests()
    {
        foreach (int i in Enumerable.Range(0, _coils.Length))
            _map.Coil((ushort)i, () => _coils[i], on => _coils[i] = on);
        foreach (int i in Enumerable.Range(0, _holding.Length))
            _map.Holding((ushort)i, () => _holding[i], value => _holding[i] = value);
        _map.Input(0x08, () => 0x000A).Discrete(3, () => true).Discrete(4, () => false).Discrete(5, () => true);
    }

    [Fact]
    public void Answer_ReadCoils_PacksTheFirstCoilIntoBitZero()
    {
        foreach (int i in (int[])[19, 21, 22, 24, 26, 27, 37])
            _coils[i] = true;

        // Section 6.1: 19 coils from 20 (address 19) on.
        Assert.Equal([0x01, 0x03, 0xAD, 0x01, 0x04], Answer([0x01, 0x00, 0x13, 0x00, 0x13]));
    }

    [Fact]
    public void Answer_ReadDiscreteInputs_PacksBits() =>
        Assert.Equal([0x02, 0x01, 0x05], Answer([0x02, 0x00, 0x03, 0x00, 0x03]));

    [Fact]
    public void Answer_ReadHoldingRegisters_MatchesTheSpecification()
    {
        (_holding[107], _holding[108], _holding[109]) = (0x022B, 0x0000, 0x0064);

        // Section 6.3: registers 108–110.
        Assert.Equal([0x03, 0x06, 0x02, 0x2B, 0x00, 0x00, 0x00, 0x64], Answer([0x03, 0x00, 0x6B, 0x00, 0x03]));
    }

    [Fact]
    public void Answer_ReadInputRegister_MatchesTheSpecification() =>
        Assert.Equal([0x04, 0x02, 0x00, 0x0A], Answer([0x04, 0x00, 0x08, 0x00, 0x01]));

    [Theory]
    [InlineData(0xFF, true)]
    [InlineData(0x00, false)]
    public void Answer_WriteCoil_EchoesAndWrites(byte high, bool on)
    {
        _coils[2] = !on;

        Assert.Equal([0x05, 0x00, 0x02, high, 0x00], Answer([0x05, 0x00, 0x02, high, 0x00]));
        Assert.Equal(on, _coils[2]);
    }

    [Fact]
    public void Answer_ToggleTwice_IsBackAtTheStart()
    {
        Answer([0x05, 0x00, 0x02, 0x55, 0x00]);
        bool once = _coils[2];
        Answer([0x05, 0x00, 0x02, 0x55, 0x00]);

        Assert.True(once);
        Assert.False(_coils[2]);
    }

    [Fact]
    public void Answer_ToggleOfAnOrdinaryDevice_IsAnIllegalValue()
    {
        RegisterMap plain = new RegisterMap().Coil(2, () => false, _ => { });

        Assert.Equal([0x85, 0x03], PduServer.Answer(plain, [0x05, 0x00, 0x02, 0x55, 0x00]));
    }

    [Fact]
    public void Answer_WriteRegister_EchoesAndWrites()
    {
        Assert.Equal([0x06, 0x00, 0x01, 0x00, 0x03], Answer([0x06, 0x00, 0x01, 0x00, 0x03]));
        Assert.Equal(3, _holding[1]);
    }

    [Fact]
    public void Answer_WriteCoils_MatchesTheSpecification()
    {
        // Section 6.11: ten coils from address 19 on, CD 01.
        Assert.Equal([0x0F, 0x00, 0x13, 0x00, 0x0A], Answer([0x0F, 0x00, 0x13, 0x00, 0x0A, 0x02, 0xCD, 0x01]));
        Assert.Equal([true, false, true, true, false, false, true, true, true, false], _coils[19..29]);
    }

    [Fact]
    public void Answer_WriteRegisters_MatchesTheSpecification()
    {
        // Section 6.12.
        Assert.Equal([0x10, 0x00, 0x01, 0x00, 0x02], Answer([0x10, 0x00, 0x01, 0x00, 0x02, 0x04, 0x00, 0x0A, 0x01, 0x02]));
        Assert.Equal([0x000A, 0x0102], _holding[1..3].Select(v => (int)v));
    }

    [Theory]
    [InlineData(new byte[] { 0x2B, 0x0E, 0x01, 0x00 }, 0xAB, 0x01)] // unknown function
    [InlineData(new byte[] { 0x03, 0x00, 0xC8, 0x00, 0x01 }, 0x83, 0x02)] // one past the end
    [InlineData(new byte[] { 0x03, 0x00, 0xC7, 0x00, 0x02 }, 0x83, 0x02)] // runs past the end
    [InlineData(new byte[] { 0x03, 0xFF, 0xFF, 0x00, 0x02 }, 0x83, 0x02)] // runs past FFFF
    [InlineData(new byte[] { 0x03, 0x00, 0x00, 0x00, 0x00 }, 0x83, 0x03)] // nothing asked
    [InlineData(new byte[] { 0x03, 0x00, 0x00, 0x00, 0x7E }, 0x83, 0x03)] // 126 registers
    [InlineData(new byte[] { 0x01, 0x00, 0x00, 0x07, 0xD1 }, 0x81, 0x03)] // 2001 coils
    [InlineData(new byte[] { 0x03, 0x00, 0x00 }, 0x83, 0x03)] // cut short
    [InlineData(new byte[] { 0x05, 0x00, 0x02, 0x12, 0x34 }, 0x85, 0x03)] // neither on nor off
    [InlineData(new byte[] { 0x05, 0x00, 0x99, 0xFF, 0x00 }, 0x85, 0x02)] // no such coil
    [InlineData(new byte[] { 0x06, 0x01, 0x00, 0x00, 0x01 }, 0x86, 0x02)] // no such register
    [InlineData(new byte[] { 0x0F, 0x00, 0x13, 0x00, 0x0A, 0x01, 0xCD }, 0x8F, 0x03)] // byte count too small
    [InlineData(new byte[] { 0x10, 0x00, 0x01, 0x00, 0x02, 0x04, 0x00, 0x0A }, 0x90, 0x03)] // values missing
    public void Answer_BadRequest_IsRefusedWithItsCode(byte[] request, byte function, byte code) =>
        Assert.Equal([function, code], Answer(request));

    [Theory]
    [InlineData(0x00, 0x02, true)]
    [InlineData(0x01, 0x02, false)]
    [InlineData(0x00, 0x01, false)]
    public void Answer_PairsOnly_RefusesHalfValues(byte start, byte count, bool answered)
    {
        RegisterMap meter = new RegisterMap { PairsOnly = true }.Float(0, () => 230.5).Float(2, () => 1);

        byte[] reply = PduServer.Answer(meter, [0x04, 0x00, start, 0x00, count]);

        Assert.Equal(answered, reply[0] == 0x04);
    }

    [Fact]
    public void Answer_Float_IsHighWordFirst()
    {
        RegisterMap meter = new RegisterMap().Float(0, () => 123456.0);

        Assert.Equal([0x04, 0x04, 0x47, 0xF1, 0x20, 0x00], PduServer.Answer(meter, [0x04, 0x00, 0x00, 0x00, 0x02]));
    }

    private byte[] Answer(byte[] request) => PduServer.Answer(_map, request);
}
