using System.Collections.Immutable;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Safety;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Tests.Safety;

public sealed class SafetyWatchTests
{
    private static readonly DeviceError Silent = new(ErrorCode.TimedOut, "silent");

    private readonly SafetyWatch watch = new(Models.Valve, new DeviceLeases());

    [Fact]
    public void Grant_OpenForSixtySeconds_ClosesWhenTheyAreOver()
    {
        Assert.True(watch.Grant(Models.Open, Duration(60), Models.At(0)));
        See(ValveState.Open, 1);

        Assert.Empty(watch.Due(Models.At(59)));
        Assert.Equal([("valve", "valve.close")], watch.Due(Models.At(60)));
    }

    [Fact]
    public void Grant_LongerThanTheLimit_IsCutToTheLimit()
    {
        watch.Grant(Models.Open, Duration(100_000), Models.At(0));

        Assert.Equal(Models.At(3600), watch.Leases.ByTrait["valve"].Until);
    }

    [Fact]
    public void Grant_Close_GivesNoLease()
    {
        Assert.False(watch.Grant(Models.Close, Models.None, Models.At(0)));
        Assert.Empty(watch.Leases.ByTrait);
    }

    [Fact]
    public void Observe_OpenWithoutALease_IsClosedAtTheLimit()
    {
        Assert.True(See(ValveState.Open, 1));

        Assert.Equal(Models.At(3601), watch.Leases.ByTrait["valve"].Until);
        Assert.Single(watch.Due(Models.At(3601)));
    }

    [Fact]
    public void Due_StillOpen_IsTriedAgainAndAgain()
    {
        watch.Grant(Models.Open, Duration(10), Models.At(0));
        See(ValveState.Open, 1);

        Assert.Single(watch.Due(Models.At(10)));
        Assert.Empty(watch.Due(Models.At(12)));
        Assert.Single(watch.Due(Models.At(15)));
        Assert.Equal(Models.At(20), watch.NextDue);
    }

    [Fact]
    public void Observe_Closed_EndsTheLease()
    {
        watch.Grant(Models.Open, Duration(10), Models.At(0));
        See(ValveState.Open, 1);

        Assert.True(See(ValveState.Closed, 11));
        Assert.Equal(DateTimeOffset.MaxValue, watch.NextDue);
    }

    [Fact]
    public void Observe_ClosedWhileOpening_KeepsTheLease()
    {
        watch.Grant(Models.Open, Duration(10), Models.At(0));

        watch.Observe(Models.After(Models.Report(1, Models.State(ValveState.Closed, 1))), _ => true, Models.At(1));

        Assert.NotEmpty(watch.Leases.ByTrait);
    }

    [Fact]
    public void Observe_ClockWentBack_TurnsOffAtOnceInsteadOfHoursLater()
    {
        watch.Grant(Models.Open, Duration(60), Models.At(7200));
        See(ValveState.Open, 7201);

        Assert.True(See(ValveState.Open, 10));

        Assert.Equal([("valve", "valve.close")], watch.Due(Models.At(10)));
        Assert.Single(watch.Due(Models.At(15))); // again, until it says closed
        See(ValveState.Closed, 16);
        Assert.Empty(watch.Leases.ByTrait);
    }

    [Fact]
    public void New_LeaseFromAFutureThatOnlyAWrongClockKnew_IsOver()
    {
        watch.Grant(Models.Open, Duration(60), Models.At(7200));
        var after = new SafetyWatch(Models.Valve, watch.Leases);

        after.Observe(Models.After(Models.Report(10, Models.State(ValveState.Open, 10))), _ => false, Models.At(10));

        Assert.Single(after.Due(Models.At(10)));
    }

    [Fact]
    public void Observe_Moving_KeepsTheLease()
    {
        watch.Grant(Models.Open, Duration(10), Models.At(0));

        See(ValveState.Moving, 1);

        Assert.NotEmpty(watch.Leases.ByTrait);
    }

    [Fact]
    public void Observe_LinkLostWhileOpen_ClosesWhenItIsBack()
    {
        watch.Grant(Models.Open, Duration(600), Models.At(0));
        See(ValveState.Open, 1);
        watch.Observe(Models.After(Models.Report(1, Models.State(ValveState.Open, 1)), Models.Down(5, Silent)), _ => false, Models.At(5));

        Assert.Empty(watch.Due(Models.At(6)));
        See(ValveState.Open, 30);
        Assert.Equal([("valve", "valve.close")], watch.Due(Models.At(30)));
    }

    [Fact]
    public void New_LeaseFromBeforeARestart_StillCloses()
    {
        var stored = new DeviceLeases { ByTrait = ImmutableDictionary<string, Lease>.Empty.Add("valve", new Lease(Models.At(-100), Models.At(-40))) };
        var restarted = new SafetyWatch(Models.Valve, stored);

        restarted.Observe(Models.After(Models.Report(1, Models.State(ValveState.Open, 1))), _ => false, Models.At(1));

        Assert.Single(restarted.Due(Models.At(1)));
    }

    private bool See(ValveState state, double at) => watch.Observe(Models.After(Models.Report(at, Models.State(state, at))), _ => false, Models.At(at));

    private static ImmutableDictionary<string, PropertyValue> Duration(int seconds) => Models.None.Add("duration", PropertyValue.Of(seconds));
}
