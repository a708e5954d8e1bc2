using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Tests.Physics;
using SmartCampus.Demo.Units;

namespace SmartCampus.Demo.Tests.Units;

/// <summary>Register maps against the devices' manuals, by what a master reads.</summary>
public sealed class UnitMapTests
{
    [Theory]
    [InlineData(-10.1, 10, 0xFF9B)] // DFRobot wiki: FF9B is −10.1 Cel
    [InlineData(65.8, 10, 0x0292)]
    [InlineData(-40, 100, 0xF060)]
    [InlineData(4000, 10, 0x7FFF)]
    public void Signed_Value_IsTwosComplement(double value, double scale, ushort register) => Assert.Equal(register, Registers.Signed(value, scale));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0.04, 0)]
    [InlineData(0.05, 1)]
    [InlineData(9999, 65535)]
    public void Unsigned_Value_IsHeldAtTheEnds(double value, ushort register) => Assert.Equal(register, Registers.Unsigned(value, 10.1));

    [Fact]
    public void HighLow_Value_AreTheHalvesOfItsWholePart() =>
        Assert.Equal((0x0001, 0x86A0), ((int)Registers.High(100_000.9), (int)Registers.Low(100_000.9)));

    [Fact]
    public void SoilProbes_SameBed_DifferInOrderAndScale()
    {
        var bed = new SoilBed(null, 400, 25, new Random(1));
        bed.Step(new CampusTime(Clock.Noon), 1);

        int[] dfRobot = Read(SoilProbes.DfRobot(bed), 0x03, 0, 3);
        int[] seeed = Read(SoilProbes.Seeed(bed), 0x03, 0, 3);

        Assert.Equal(Math.Round(bed.Moisture * 10), dfRobot[0]);
        Assert.Equal(Math.Round(bed.Temperature * 10), dfRobot[1]);
        Assert.Equal(Math.Round(bed.Temperature * 100), seeed[0]);
        Assert.Equal(Math.Round(bed.Moisture * 100), seeed[1]);
        Assert.Equal(dfRobot[2], seeed[2]);
    }

    [Fact]
    public void Sdm630_WholeBlock_HoldsPhasesAndSum()
    {
        EnergyMeter meter = Meter(3);
        RegisterMap map = EnergyMeters.Sdm630(meter);

        Assert.Equal((float)meter.Voltage(1), Float(map, 0x0002));
        Assert.Equal((float)meter.Current(2), Float(map, 0x000A));
        Assert.Equal((float)meter.Power, Float(map, 0x0034));
        Assert.Equal((float)meter.Frequency, Float(map, 0x0046));
        Assert.Equal((float)meter.Total, Float(map, 0x0156));
        Assert.Equal(80, Read(map, 0x04, 0, 80).Length);
    }

    [Fact]
    public void Sdm120_Registers_HoldOnePhase()
    {
        EnergyMeter meter = Meter(1);
        RegisterMap map = EnergyMeters.Sdm120(meter);

        Assert.Equal((float)meter.Voltage(0), Float(map, 0x0000));
        Assert.Equal((float)meter.Current(0), Float(map, 0x0006));
        Assert.Equal((float)meter.Power, Float(map, 0x000C));
        Assert.Equal(0, Float(map, 0x0002));
        Assert.Equal([0x84, 0x02], PduServer.Answer(map, [0x04, 0x00, 0x00, 0x00, 0x52]));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void Rhu_Toroid_HasItsBit(bool missing, int bit)
    {
        LeakageRelay relay = Relay(missing);

        Assert.Equal([1, bit], Read(LeakageRelays.Rhu(relay), 0x03, 0x00CE, 2));
        Assert.Equal([(int)relay.Current], Read(LeakageRelays.Rhu(relay), 0x03, 0x0190, 1));
    }

    [Theory]
    [InlineData(false, 0x00)]
    [InlineData(true, 0x0A)] // tripped, by a transformer fault
    public void Rgu100A_Toroid_TripsByTransformerFault(bool missing, byte states)
    {
        LeakageRelay relay = Relay(missing);

        Assert.Equal([0x02, 0x01, states], PduServer.Answer(LeakageRelays.Rgu100A(relay), [0x02, 0x00, 0x01, 0x00, 0x07]));
        Assert.Equal([(int)relay.Current], Read(LeakageRelays.Rgu100A(relay), 0x04, 0x0FA0, 1));
    }

    [Fact]
    public void RelayBoard_MaskAndAll_MoveEveryRelay()
    {
        var board = new RelayBoard();

        PduServer.Answer(board.Map, [0x0F, 0x00, 0x00, 0x00, 0x08, 0x01, 0xA5]);
        byte[] mask = PduServer.Answer(board.Map, [0x01, 0x00, 0x00, 0x00, 0x08]);
        PduServer.Answer(board.Map, [0x05, 0x00, 0xFF, 0xFF, 0x00]);
        byte[] all = PduServer.Answer(board.Map, [0x01, 0x00, 0x00, 0x00, 0x08]);

        Assert.Equal([0x01, 0x01, 0xA5], mask);
        Assert.Equal([0x01, 0x01, 0xFF], all);
    }

    [Fact]
    public void RelayBoard_Jammed_EchoesTheWriteAndReadsBackTheOldState()
    {
        var board = new RelayBoard();
        board.Relay(1).Jammed = true;

        byte[] echo = PduServer.Answer(board.Map, [0x05, 0x00, 0x01, 0xFF, 0x00]);

        Assert.Equal([0x05, 0x00, 0x01, 0xFF, 0x00], echo);
        Assert.Equal([0x01, 0x01, 0x00], PduServer.Answer(board.Map, [0x01, 0x00, 0x01, 0x00, 0x01]));
    }

    [Fact]
    public void RelayBoard_Meter_ShowsFlowAndPulses()
    {
        var board = new RelayBoard();
        var valve = new Valve(board.Relay(2), 10, 70_000.25, new Random(1));
        int at = board.Meter(2, () => valve.Flow, () => valve.Total);
        board.Relay(2).Set(true);
        Clock.Run(valve, TimeSpan.FromSeconds(5));

        int[] registers = Read(board.Map, 0x04, at, 3);

        Assert.Equal(Math.Round(valve.Flow * 100), registers[0]);
        Assert.Equal(Math.Floor(valve.Total * 10), registers[1] * 65536 + registers[2]);
    }

    private static EnergyMeter Meter(int phases)
    {
        var meter = new EnergyMeter(new DayLoad(3000), phases, [], new Random(1));
        meter.Step(new CampusTime(Clock.Noon), 1);
        return meter;
    }

    private static LeakageRelay Relay(bool toroidMissing)
    {
        var relay = new LeakageRelay(50, 300, new Random(1)) { ToroidMissing = toroidMissing };
        Clock.Run(relay, TimeSpan.FromSeconds(1));
        return relay;
    }

    private static int[] Read(RegisterMap map, byte function, int start, int count)
    {
        byte[] reply = PduServer.Answer(map, [function, (byte)(start >> 8), (byte)start, (byte)(count >> 8), (byte)count]);
        return [.. reply[2..].Chunk(2).Select(pair => pair[0] << 8 | pair[1])];
    }

    private static float Float(RegisterMap map, int at)
    {
        int[] words = Read(map, 0x04, at, 2);
        return BitConverter.Int32BitsToSingle(words[0] << 16 | words[1]);
    }
}
