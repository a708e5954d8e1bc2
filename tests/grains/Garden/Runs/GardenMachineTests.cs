using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden.Runs;

public sealed class GardenMachineTests
{
    private static readonly GardenDefinition Pumped = Gardens.Plain.WithSupply(s => s with { Device = "pump", Kind = SupplyKind.Pump, LeadSeconds = 5, LagSeconds = 10 });

    [Fact]
    public void Step_GoodDay_SendsLeasesAndTellsBoth()
    {
        var rig = new GardenRig(Pumped, Gardens.Midnight);

        rig.RunTo(Gardens.At(8));

        Assert.Equal(
            [
                "06:30:00 SupplyOn pump 615", "06:30:05 Open valve-lettuce 600", "06:40:05 Close valve-lettuce 0", "06:40:05 SupplyOn pump 970",
                "06:40:05 Open valve-tomato 960", "06:56:05 Close valve-tomato 0", "06:56:15 SupplyOff pump 0",
            ],
            rig.Sent);
        Assert.Equal(["06:30:00 run.plain lettuce", "06:30:00 run.plain tomato", "06:40:05 watered lettuce", "06:56:05 watered tomato"], rig.Lines);
        Assert.Equal([60m, 96m], rig.Record.Where(d => d.Kind == DecisionKind.Watered).Select(d => d.Litres!.Value));
    }

    [Fact]
    public void Step_ValveDoesNotClose_LocksOutShutsAndRaises()
    {
        var rig = new GardenRig(Pumped, Gardens.Midnight);
        rig.StuckOpen.Add("valve-lettuce");

        rig.RunTo(Gardens.At(6, 40, 14));

        Assert.Equal(["06:40:05 Close valve-lettuce 0", "06:40:08 Close valve-lettuce 0", "06:40:11 Close valve-lettuce 0", "06:40:14 Close valve-lettuce 0", "06:40:14 SupplyOff pump 0"], rig.Sent.Skip(2));
        Assert.False(rig.IsOpen("pump"));
        Assert.True(rig.State.Bed("lettuce").LockOut!.NeedsPerson);
        CriticalRecord critical = Assert.Single(rig.State.Criticals);
        Assert.Equal("“lettuce” does not close, tried 3 times: bed out of use, water supply shut. Please look at once", rig.English(critical.What));
        Assert.Contains("06:40:14 drop.supplyShut tomato", rig.Lines);
    }

    [Fact]
    public void Step_ValveDoesNotCloseAndTheSupplyCannotBeShut_AsksForAHand()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.StuckOpen.Add("valve-lettuce");

        rig.RunTo(Gardens.At(6, 41));

        Assert.Equal("“lettuce” does not close, tried 3 times: bed out of use. Please close the water by hand at once", rig.English(Assert.Single(rig.State.Criticals).What));
    }

    [Fact]
    public void Step_ValveClosesAfterAll_StaysLockedUntilAPersonSaysSo()
    {
        var rig = new GardenRig(Pumped, Gardens.Midnight);
        rig.StuckOpen.Add("valve-lettuce");
        rig.RunTo(Gardens.At(6, 41));
        rig.StuckOpen.Clear();

        rig.RunTo(Gardens.At(24 + 7));

        Assert.False(rig.IsOpen("valve-lettuce"));
        Assert.Contains("06:30:00 drop.supplyShut lettuce", rig.Lines.Skip(5));
        Assert.Contains(rig.Record, d => d.Rule.Code == "safety.closedAtLast");
        Assert.NotNull(rig.State.Bed("lettuce").LockOut);
    }

    [Fact]
    public void Step_LinkLostAtTheEnd_LocksOutAndLiftsItselfWhenReadBackClosed()
    {
        var rig = new GardenRig(Pumped, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 35));
        rig.Offline.Add("valve-lettuce");
        rig.RunTo(Gardens.At(6, 45));
        Assert.False(rig.State.Bed("lettuce").LockOut!.NeedsPerson);
        Assert.NotEmpty(rig.State.Shut);

        rig.Offline.Clear();
        rig.RunTo(Gardens.At(6, 46));

        Assert.False(rig.IsOpen("valve-lettuce"));
        Assert.Null(rig.State.Bed("lettuce").LockOut);
        Assert.Empty(rig.State.Shut);
        Assert.Null(Assert.Single(rig.State.Criticals).AcknowledgedBy);
    }

    [Fact]
    public void Step_ValveDoesNotOpen_IsSaidAndTheNextBedGoesOn()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.StuckClosed.Add("valve-lettuce");

        rig.RunTo(Gardens.At(8));

        Assert.Equal(["06:30:00 run.plain lettuce", "06:30:00 run.plain tomato", "06:30:20 fail.notOpen lettuce", "06:46:20 watered tomato"], rig.Lines);
        Assert.Equal(0, rig.Record[2].Litres);
    }

    [Fact]
    public void Step_ValveDoesNotOpenThreeDays_IsLockedOut()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.StuckClosed.Add("valve-lettuce");

        rig.RunTo(Gardens.At(24 * 3 + 8));

        Assert.Single(rig.State.Criticals, c => c.What.Code == "critical.notOpen");
        Assert.Equal(3, rig.Record.Count(d => d.Rule.Code == "fail.notOpen"));
        Assert.Contains(rig.Record, d => d is { Bed: "lettuce", Rule.Code: "drop.lockedOut" });
    }

    [Fact]
    public void Step_ControllerOffline_SaysSoAndLocksNothing()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.Offline.Add("valve-lettuce");

        rig.RunTo(Gardens.At(6, 30, 25));
        rig.Offline.Clear();
        rig.RunTo(Gardens.At(8));

        Decision failed = Assert.Single(rig.Record, d => d.Kind == DecisionKind.Failed);
        Assert.Equal("not watered: the valve's controller cannot be reached", rig.English(failed.Rule));
        Assert.Null(rig.State.Bed("lettuce").LockOut);
        Assert.Contains(rig.Record, d => d is { Bed: "tomato", Rule.Code: "watered" });
    }

    [Fact]
    public void Step_ControllerRestartsInMidRun_OpensAgainForTheRest()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 33));

        rig.Turn("valve-lettuce", false);
        rig.RunTo(Gardens.At(8));

        Assert.Contains("06:33:00 Open valve-lettuce 420", rig.Sent);
        Assert.Equal("note.reopened", Assert.Single(rig.Record.Single(d => d is { Bed: "lettuce", Kind: DecisionKind.Watered }).Notes).Code);
    }

    [Fact]
    public void Step_PumpStaysOn_IsToldAgainAndMadeKnownOnce()
    {
        var rig = new GardenRig(Pumped, Gardens.Midnight);
        rig.StuckOpen.Add("pump");

        rig.RunTo(Gardens.At(7));

        Assert.Equal("“mains” does not go off. Please look at once", rig.English(Assert.Single(rig.State.Criticals).What));
        Assert.Equal(Gardens.At(6, 56, 45), rig.State.Criticals[0].At);
        Assert.True(rig.Sent.Count(s => s.Contains("SupplyOff", StringComparison.Ordinal)) > 5);
    }

    [Fact]
    public void Step_BedTakenOutOfTheGarden_IsClosedAndToldForgotten()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 35));
        GardenDefinition without = Gardens.Plain with { Beds = [Gardens.Plain.Beds[0]], Programmes = [] };

        rig.Garden = without;
        rig.RunTo(Gardens.At(8));

        Assert.Contains("06:35:00 drop.noBed tomato", rig.Lines);
        Assert.Contains("06:40:00 watered lettuce", rig.Lines);
        Assert.False(rig.IsOpen("valve-lettuce"));
    }

    [Fact]
    public void Step_ValveFoundOpenAtStart_IsClosedAndSaid()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.Turn("valve-berry", true);

        rig.RunTo(Gardens.At(0, 1));

        Assert.Equal(["00:00:00 Close valve-berry 0"], rig.Sent);
        Assert.Equal(["00:00:00 safety.foundOpen berry"], rig.Lines);
    }

    [Fact]
    public void Step_PlatformAwayInMidRun_ClosesAtOnceAndGoesOnByTheRule()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 35));
        rig.AwayTo(Gardens.At(6, 50));

        rig.RunTo(Gardens.At(8));

        Assert.Equal(["06:50:00 safety.away", "06:50:00 watered lettuce", "07:06:00 watered tomato"], rig.Lines.Skip(2));
        Assert.Equal(120, rig.Record.Single(d => d is { Bed: "lettuce", Kind: DecisionKind.Watered }).Litres); // 20 min: it was open all the time
    }

    [Theory]
    [InlineData(0, 0, "missed.skip")]
    [InlineData(60, 0, "missed.tooLate")]
    [InlineData(120, 2, "run.plain")]
    public void Step_StartMissed_FollowsTheProgrammesRule(int lateMinutes, int waterings, string code)
    {
        var rig = new GardenRig(Gardens.Plain.With(Gardens.Morning with { Missed = new MissedRule(lateMinutes) }), Gardens.Midnight);
        rig.RunTo(Gardens.At(6));
        rig.AwayTo(Gardens.At(8));

        rig.RunTo(Gardens.At(10));

        Assert.Equal(waterings, rig.Record.Count(d => d.Kind == DecisionKind.Watered));
        Assert.Equal(code, rig.Record[1].Rule.Code);
    }

    [Fact]
    public void Step_ManyStartsMissed_OnlyTheNewestIsMadeUp()
    {
        Programme often = Gardens.Morning with { Starts = [StartRule.At(6, 0), StartRule.At(7, 0), StartRule.At(8, 0)], Missed = new MissedRule(600) };
        var rig = new GardenRig(Gardens.Plain.With(often), Gardens.At(5));
        rig.AwayTo(Gardens.At(9));

        rig.RunTo(Gardens.At(11));

        Assert.Equal(4, rig.Record.Count(d => d.Rule.Code == "missed.replaced"));
        Assert.Equal(2, rig.Record.Count(d => d.Kind == DecisionKind.Watered));
    }

    [Fact]
    public void Step_ClockJumpsBack_ClosesAndRunsNothingTwice()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 35));
        rig.AwayTo(Gardens.At(6, 0));

        rig.RunTo(Gardens.At(9));

        Assert.Equal("06:00:00 safety.clockBack", rig.Lines.ElementAt(2));
        Assert.Equal("06:00:00 stop.clock lettuce", rig.Lines.ElementAt(3));
        Assert.Equal(1, rig.Record.Count(d => d.Rule.Code == "watered")); // the tomatoes that waited; not the run again
    }

    [Fact]
    public void Step_PlatformAwayOverAnOpeningThatWasNotReadBack_SaysThatItIsNotKnown()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.StuckClosed.Add("valve-lettuce"); // the command goes out, and the platform is gone before it sees what came of it
        rig.RunTo(Gardens.At(6, 30, 1));
        rig.AwayTo(Gardens.At(6, 50));

        rig.RunTo(Gardens.At(8));

        Assert.Contains("06:50:00 fail.notSeen lettuce", rig.Lines);
        Assert.Equal(0, rig.State.Bed("lettuce").OpenFailures);
    }
}
