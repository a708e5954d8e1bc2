using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Tests.Physics;
using SmartCampus.Demo.Units;

namespace SmartCampus.Demo.Tests.Units;

/// <summary>Restrooms, pumps and greenhouse stations, and what a master reads of them.</summary>
public sealed class RoomSensorTests
{
    private int _people;

    [Fact]
    public void Restroom_Registers_HoldWhatIsTrue()
    {
        var room = new Washroom(() => _people, new Random(1)) { Soap = 41.6, Paper = 7.2 };
        _people = 2;
        room.Floor.Wet = true;

        int[] registers = Read(RoomSensors.Restroom(room), 0x04, 5);

        Assert.Equal([1, (int)Math.Round(room.Ammonia * 10), 1, 42, 7], registers);
    }

    [Fact]
    public void Washroom_People_SpoilTheAirAndUseThingsUpUntilTheCleanerComes()
    {
        var room = new Washroom(() => _people, new Random(1)) { Soap = 20, Paper = 20 };
        double fresh = room.Ammonia;
        _people = 3;
        Clock.Run(room, TimeSpan.FromMinutes(20));
        (double spoilt, double soap) = (room.Ammonia, room.Soap);

        Clock.Run(room, TimeSpan.FromMinutes(45));

        Assert.True(spoilt > fresh + 3, $"{spoilt} ppm");
        Assert.InRange(soap, 0, 3);
        Assert.True(room.Soap > 30, $"{room.Soap} %");
    }

    [Theory]
    [InlineData(true, false, true, 45)]
    [InlineData(true, true, false, 0)]
    [InlineData(false, false, false, 0)]
    public void Pump_RelayAndProtection_DecideWhetherItTurns(bool ordered, bool tripped, bool running, double flow)
    {
        var coil = new Relay();
        var pump = new Pump(coil, 45, new Random(1)) { Tripped = tripped };
        coil.Set(ordered);

        Clock.Run(pump, TimeSpan.FromSeconds(20));

        Assert.Equal(running, pump.IsRunning);
        Assert.InRange(pump.Flow, flow * 0.9, flow * 1.1);
    }

    [Theory]
    [InlineData(12, 40_000, 70_000, 300, 460)]
    [InlineData(0, 0, 0, 500, 830)]
    public void Foliage_NoonAndMidnight_DifferInLightAndBreath(double hour, double darkest, double brightest, double least, double most)
    {
        var foliage = new Foliage(new Random(1));
        CampusTime now = Clock.At(hour);
        foreach (int _ in Enumerable.Range(0, 60))
            foliage.Step(now, 60);

        Assert.InRange(foliage.Light, darkest, brightest);
        Assert.InRange(foliage.CarbonDioxide, least, most);
    }

    [Fact]
    public void Greenhouse_Registers_HoldLightInTwo()
    {
        var air = new RoomAir(22, 0.4, 71, new Random(1));
        var foliage = new Foliage(new Random(1));
        air.Step(Clock.At(12), 1);
        foliage.Step(Clock.At(12), 1);

        int[] registers = Read(RoomSensors.Greenhouse(air, foliage), 0x03, 5);

        Assert.Equal((int)Math.Round(air.Humidity * 10), registers[0]);
        Assert.Equal((int)Math.Round(air.Temperature * 10), registers[1]);
        Assert.Equal((int)Math.Floor(foliage.Light), registers[3] * 65536 + registers[4]);
    }

    private static int[] Read(RegisterMap map, byte function, byte count)
    {
        byte[] reply = PduServer.Answer(map, [function, 0, 0, 0, count]);
        return [.. reply[2..].Chunk(2).Select(pair => pair[0] << 8 | pair[1])];
    }
}
