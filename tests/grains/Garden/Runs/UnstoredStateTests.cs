using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden.Runs;

/// <summary>The garden while its state cannot be stored: it closes and warns, and opens nothing.</summary>
public sealed class UnstoredStateTests
{
    private static readonly GardenDefinition Pumped = Gardens.Plain.WithSupply(s => s with { Device = "pump", Kind = SupplyKind.Pump, LeadSeconds = 5, LagSeconds = 10 });

    [Fact]
    public void Step_AtAStart_OpensNothingAndFollowsTheProgrammesRuleAfterwards()
    {
        var rig = new GardenRig(Pumped.With(Gardens.Morning with { Missed = new MissedRule(60) }), Gardens.At(6)) { CanStore = false };
        rig.RunTo(Gardens.At(6, 45));
        Assert.Empty(rig.Sent);
        Assert.Empty(rig.Lines);

        rig.CanStore = true;
        rig.RunTo(Gardens.At(8));

        Assert.Equal(["06:45:00 safety.notStored", "06:45:00 run.plain lettuce", "06:45:00 run.plain tomato", "06:55:05 watered lettuce", "07:11:05 watered tomato"], rig.Lines);
        Assert.Equal("nothing could be written down from Nov 22 06:00 to Nov 22 06:45 (was the disk full?); no water was started", rig.English(rig.Record[0].Rule));
        Assert.Null(rig.State.HeldSince);
    }

    [Fact]
    public void Step_InMidRun_ClosesValveAndPumpAndTellsIt()
    {
        var rig = new GardenRig(Pumped, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 35));
        rig.CanStore = false;

        rig.RunTo(Gardens.At(6, 50));

        Assert.Equal(["06:40:05 Close valve-lettuce 0", "06:40:15 SupplyOff pump 0"], rig.Sent.Skip(2));
        Assert.Equal("06:40:05 watered lettuce", rig.Lines.Last());
        rig.CanStore = true;
        rig.RunTo(Gardens.At(8));
        Assert.Equal("07:06:05 watered tomato", rig.Lines.Last());
    }

    [Fact]
    public void Step_TheValveDoesNotClose_LocksOutShutsAndRaises()
    {
        var rig = new GardenRig(Pumped, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 35));
        rig.CanStore = false;
        rig.StuckOpen.Add("valve-lettuce");

        rig.RunTo(Gardens.At(6, 40, 14));

        Assert.Equal("critical.notClosed", Assert.Single(rig.State.Criticals).What.Code);
        Assert.True(rig.State.Bed("lettuce").LockOut!.NeedsPerson);
        Assert.False(rig.IsOpen("pump"));
    }

    [Fact]
    public void Step_TheValveClosesByItself_IsNotOpenedAgain()
    {
        var rig = new GardenRig(Gardens.Plain, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 33));
        rig.CanStore = false;
        rig.Turn("valve-lettuce", false);

        rig.RunTo(Gardens.At(8));

        Assert.False(rig.IsOpen("valve-lettuce"));
        Assert.Equal("06:33:00 fail.closesItself lettuce", rig.Lines.Last());
    }

    [Fact]
    public void Step_WhileThePumpRunsUp_TheBedsTimePassesAndIsSaid()
    {
        var rig = new GardenRig(Pumped, Gardens.Midnight);
        rig.RunTo(Gardens.At(6, 30, 2));
        rig.CanStore = false;
        rig.RunTo(Gardens.At(6, 45));
        rig.CanStore = true;

        rig.RunTo(Gardens.At(8));

        Assert.DoesNotContain(rig.Sent, s => s.Contains("Open valve-lettuce", StringComparison.Ordinal));
        Assert.Contains("06:40:05 fail.late lettuce", rig.Lines);
        Assert.Contains(rig.Record, d => d is { Bed: "tomato", Kind: DecisionKind.Watered });
    }
}
