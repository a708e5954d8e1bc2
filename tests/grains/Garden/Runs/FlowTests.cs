using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden.Runs;

public sealed class FlowTests
{
    private static readonly GardenDefinition Metered = Gardens.Plain.WithSupply(s => s with { Device = "master", FlowDevice = "meter" });

    [Fact]
    public void Step_GoodRuns_TeachTheBand()
    {
        GardenRig rig = Rig(open => open switch { "lettuce" => 5, "tomato" => 7, _ => 0 });

        rig.RunTo(Gardens.At(24 * 3 + 8));

        Assert.Equal(new FlowBand(5, 4), rig.State.Bed("lettuce").Band);
        Assert.Equal(new FlowBand(7, 4), rig.State.Bed("tomato").Band);
        Assert.Equal(50, rig.Record.First(d => d.Kind == DecisionKind.Watered).Litres); // measured, not the emitters' 60
    }

    [Fact]
    public void Learn_OneOddRun_MovesItLittle()
    {
        FlowBand? band = null;
        foreach (decimal mean in (decimal[])[6, 6, 6, 6, 6, 9])
            band = FlowBand.Learn(band, mean);

        Assert.Equal(new FlowBand(6.6m, 6), band);
    }

    [Fact]
    public void Step_FlowAboveTheBand_ClosesAndLocksOutDuringTheRun()
    {
        bool burst = false;
        GardenRig rig = Rig(open => open == "lettuce" ? burst ? 9 : 6 : open is null ? 0 : 6);
        rig.RunTo(Gardens.At(24 * 3 + 6, 33));
        burst = true;

        rig.RunTo(Gardens.At(24 * 3 + 8));

        Decision stopped = Assert.Single(rig.Record, d => d.Kind == DecisionKind.Stopped);
        Assert.Equal("stopped: 9 L/min is more than 7.8 L/min, a pipe may have burst", rig.English(stopped.Rule));
        Assert.True(stopped.End - stopped.Start < TimeSpan.FromMinutes(5));
        Assert.True(rig.State.Bed("lettuce").LockOut!.NeedsPerson);
        Assert.Equal("critical.burst", Assert.Single(rig.State.Criticals).What.Code);
        Assert.Equal("watered", rig.Record[^1].Rule.Code); // the tomatoes get theirs
    }

    [Fact]
    public void Step_RestartAfterLearning_StillJudgesByWhatWasLearnt()
    {
        bool burst = false;
        GardenRig rig = Rig(open => open is null ? 0 : burst ? 9 : 6); // 9 L/min is a burst only to who has learnt: until then 2 times 6 are allowed
        rig.RunTo(Gardens.At(24 * 3 + 5));
        rig.State = StoredStateTests.Restart(rig.State);
        burst = true;

        rig.RunTo(Gardens.At(24 * 3 + 6, 31, 30));

        Assert.Equal("critical.burst", Assert.Single(rig.State.Criticals).What.Code);
    }

    [Fact]
    public void Step_FlowBelowTheBand_IsSaidAndNotTaught()
    {
        bool clogged = false;
        GardenRig rig = Rig(open => open is null ? 0 : clogged ? 1 : 6);
        rig.RunTo(Gardens.At(24 * 3 - 1));
        clogged = true;

        rig.RunTo(Gardens.At(24 * 3 + 8));

        Assert.Equal(2, rig.Record.Count(d => d.Rule.Code == "safety.lowFlow"));
        Assert.Contains(rig.Record[^1].Notes, n => n.Code == "note.lowFlow");
        Assert.Equal(new FlowBand(6, 3), rig.State.Bed("lettuce").Band);
        Assert.Empty(rig.State.Criticals);
    }

    [Fact]
    public void Step_FlowWithAllClosed_ShutsTheSupply()
    {
        GardenRig rig = Rig(open => open is null ? 2 : 6);

        rig.RunTo(Gardens.At(0, 5));

        Assert.Equal("“mains”: 2 L/min though all valves are closed (limit 0.5 L/min): supply shut. Please find the leak", rig.English(Assert.Single(rig.State.Criticals).What));
        Assert.True(rig.State.Shut["main"].NeedsPerson);
        Assert.Equal("00:01:30 SupplyOff master 0", Assert.Single(rig.Sent));
    }

    [Fact]
    public void Step_ValveReadsClosedButItsOwnMeterTurns_LocksTheBedOutAndShutsTheSupply()
    {
        GardenRig rig = OwnMeter("master", r => r.Now < Gardens.At(6, 35) ? r.IsOpen("valve-lettuce") ? 6 : 0 : 4); // from then on water passes, whatever the valve says
        rig.RunTo(Gardens.At(8));

        CriticalRecord critical = Assert.Single(rig.State.Criticals);
        Assert.Equal("“lettuce”: 4 L/min though its valve reads closed (limit 0.5 L/min): bed out of use, water supply shut. Please look at once", rig.English(critical.What));
        Assert.Equal(("meter", "lettuce"), (critical.Device, critical.Bed));
        Assert.True(rig.State.Bed("lettuce").LockOut!.NeedsPerson);
        Assert.True(rig.State.Shut["main"].NeedsPerson);
        Assert.False(rig.IsOpen("master"));
        Assert.False(rig.IsOpen("valve-tomato")); // also where another bed was being watered
    }

    [Fact]
    public void Step_ValveLeaksAndTheSupplyCannotBeShut_AsksForAHand()
    {
        GardenRig rig = OwnMeter(null, _ => 2);

        rig.RunTo(Gardens.At(0, 5));

        Assert.Equal("critical.bedLeakByHand", Assert.Single(rig.State.Criticals).What.Code);
    }

    [Fact]
    public void Ask_SupplyOpenedThoughTheBedStillLeaks_IsFoundAnew()
    {
        GardenRig rig = OwnMeter("master", _ => 2);
        rig.RunTo(Gardens.At(0, 5));

        rig.Ask(new GardenRequest { Kind = GardenRequestKind.OpenSupply, Supply = "main", By = "li" });
        rig.RunTo(Gardens.At(0, 10));

        Assert.Equal(2, rig.State.Criticals.Length);
        Assert.True(rig.State.Shut.ContainsKey("main"));
    }

    [Fact]
    public void Step_MeterSilent_ConcludesNothing()
    {
        GardenRig rig = Rig(_ => null);

        rig.RunTo(Gardens.At(8));

        Assert.Equal(2, rig.Record.Count(d => d is { Kind: DecisionKind.Watered, Notes.Length: 0 }));
        Assert.Equal(60, rig.Record.First(d => d.Kind == DecisionKind.Watered).Litres);
        Assert.Null(rig.State.Bed("lettuce").Band);
    }

    [Fact]
    public void Step_TwoBedsOnOneMeter_AreJudgedTogether()
    {
        bool burst = false;
        GardenDefinition garden = Metered.WithSupply(s => s with { BedsAtOnce = 2 });
        var rig = new GardenRig(garden, Gardens.Midnight) { Meter = "meter" };
        rig.Flow = r => burst && r.IsOpen("valve-tomato") ? 30 : r.Garden.Beds.Where(b => r.IsOpen(b.ValveDevice)).Sum(b => b.Rate);
        rig.RunTo(Gardens.At(6, 35));
        Assert.Empty(rig.State.Criticals);
        burst = true;

        rig.RunTo(Gardens.At(8));

        Assert.Equal(["lettuce", "tomato"], rig.State.Criticals.Select(c => c.Bed));
    }

    /// <summary>The lettuce has a meter of its own; the supply has none.</summary>
    private static GardenRig OwnMeter(string? master, Func<GardenRig, decimal?> flow)
    {
        GardenDefinition garden = Gardens.Plain.WithSupply(s => s with { Device = master }).WithBed("lettuce", b => b with { FlowDevice = "meter" });
        return new GardenRig(garden, Gardens.Midnight) { Meter = "meter", Flow = flow };
    }

    private static GardenRig Rig(Func<string?, decimal?> flow) => new(Metered, Gardens.Midnight)
    {
        Meter = "meter",
        Flow = rig => flow(rig.Garden.Beds.FirstOrDefault(b => rig.IsOpen(b.ValveDevice))?.Id),
    };
}
