using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Units;

namespace SmartCampus.Demo.Tests.Physics;

public sealed class WeatherMastTests
{
    [Fact]
    public void Step_FiveDays_BringOneShowerAndABreezeThatNeverBlowsBackwards()
    {
        var mast = new WeatherMast(0, new Random(3));
        var winds = new List<double>();
        int wet = 0;
        for (int minute = 0; minute < 5 * 1440; minute++)
        {
            mast.Step(new CampusTime(Clock.Noon.AddMinutes(minute)), 60);
            winds.Add(mast.Wind);
            wet += mast.IsRaining ? 1 : 0;
        }

        Assert.Equal(120, wet);
        Assert.Equal(8, mast.Rain, 3); // 2 h at 4 mm/h
        Assert.InRange(winds.Average(), 1, 3);
        Assert.InRange(winds.Min(), 0, 1);
    }

    [Fact]
    public void Registers_Station_HoldWindTipsAndWhetherItRains()
    {
        var mast = new WeatherMast(12.7, new Random(3));
        mast.Step(Clock.At(12), 1);

        byte[] reply = PduServer.Answer(WeatherStations.Generic(mast), [0x03, 0, 0, 0, 3]);

        Assert.Equal([(int)Math.Round(mast.Wind * 10), 63, 0], reply[2..].Chunk(2).Select(pair => pair[0] << 8 | pair[1]));
    }
}
