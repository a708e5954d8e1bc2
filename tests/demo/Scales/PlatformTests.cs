using SmartCampus.Demo.Scales;
using SmartCampus.Demo.Tests.Physics;

namespace SmartCampus.Demo.Tests.Scales;

public sealed class PlatformTests
{
    [Fact]
    public void Put_Load_SwingsThenRestsAtTheLoad()
    {
        var scale = new TestScale();
        scale.Platform.Put(1.25);
        Clock.Run(scale.Platform, TimeSpan.FromSeconds(0.3));
        bool moving = scale.Platform.Moving;

        Clock.Run(scale.Platform, TimeSpan.FromSeconds(10));

        Assert.True(moving);
        Assert.False(scale.Platform.Moving);
        Assert.Equal(1.250m, scale.Head.Net);
    }

    [Fact]
    public void Step_People_PutThingsOnAndTakeThemOff()
    {
        var platform = new Platform(new PlatformUse(0.25, 1.4, 9, 5), new Random(3));

        bool[] loaded = Clock.Watch(platform, TimeSpan.FromMinutes(5), () => platform.IsLoaded);

        int changes = loaded.Zip(loaded.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.InRange(changes, 20, 70);
    }

    [Fact]
    public void HandOn_NeverRests()
    {
        TestScale scale = new TestScale().With(1);
        scale.Platform.HandOn = true;

        bool[] moving = Clock.Watch(scale.Platform, TimeSpan.FromSeconds(20), () => scale.Platform.Moving);

        Assert.DoesNotContain(false, moving);
    }

    [Theory]
    [InlineData(0, "Stable")]
    [InlineData(14.9, "Overload")] // with the 0.25 kg below: above 15 kg and its half percent
    [InlineData(-0.6, "Underload")]
    public void Burden_BeyondTheLimits_IsAState(double burden, string state)
    {
        TestScale scale = new TestScale().With(0.25);
        scale.Platform.Burden = burden;

        Clock.Run(scale.Platform, TimeSpan.FromSeconds(10));

        Assert.Equal(state, scale.Head.State.ToString());
    }

    [Fact]
    public void SwitchUnit_Pound_ShowsTheSameLoadInPounds()
    {
        TestScale scale = new TestScale().With(1.25);

        scale.Head.SwitchUnit();

        Assert.Equal((2.76m, "lb"), (scale.Head.Net, scale.Head.Unit.Symbol));
    }
}
