using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Tests.Physics;

public sealed class LeakageRelayTests
{
    private readonly LeakageRelay _relay = new(100, 300, new Random(1));

    [Fact]
    public void Step_Usual_WandersAroundItsUsualLeakage()
    {
        double[] seen = Clock.Watch(_relay, TimeSpan.FromHours(1), () => _relay.Current);

        Assert.InRange(seen.Average(), 85, 115);
        Assert.True(seen.Distinct().Count() > 10);
        Assert.All(seen, mA => Assert.Equal(Math.Round(mA), mA));
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(120, true, false)]
    [InlineData(400, true, true)]
    public void Step_ExtraLeakage_RaisesPreAlarmThenAlarm(double extra, bool preAlarm, bool alarm)
    {
        _relay.Extra = extra;

        Clock.Run(_relay, TimeSpan.FromSeconds(1));

        Assert.Equal((preAlarm, alarm), (_relay.PreAlarm, _relay.Alarm));
    }

    [Fact]
    public void Step_AfterATrip_RemembersItsCurrent()
    {
        _relay.Extra = 400;
        Clock.Run(_relay, TimeSpan.FromSeconds(1));
        _relay.Extra = 0;
        Clock.Run(_relay, TimeSpan.FromSeconds(1));

        Assert.False(_relay.Alarm);
        Assert.InRange(_relay.AtLastTrip, 400, 600);
        Assert.True(_relay.Largest >= _relay.AtLastTrip);
    }

    [Fact]
    public void Step_ToroidMissing_MeasuresZero()
    {
        _relay.ToroidMissing = true;

        Clock.Run(_relay, TimeSpan.FromSeconds(1));

        Assert.Equal(0, _relay.Current);
    }
}
