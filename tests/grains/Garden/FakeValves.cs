using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden;

/// <summary>A garden's valves and pumps that obey at once, and the loop that a grain would be: evaluate, obey, evaluate again, wait.</summary>
internal sealed class FakeValves(RandomGarden garden)
{
    private readonly Dictionary<string, DeviceFact> facts = [];
    private readonly Dictionary<string, BedDefinition> beds = garden.Definition.Beds.ToDictionary(b => b.Id);
    private readonly HashSet<string> open = [];
    private readonly GardenSetup setup = new(garden.Definition, RandomGarden.Calendar);

    public List<Decision> Record { get; } = [];

    /// <summary>The largest share of a supply's flow that was ever in use.</summary>
    public bool FlowExceeded { get; private set; }

    /// <summary>Runs from the start to the end, in the fewest evaluations or with many that have nothing to do.</summary>
    public GardenRunState Run(bool often)
    {
        GardenRunState state = GardenRunState.New(garden.Start);
        foreach (BedDefinition bed in garden.Definition.Beds)
            facts[bed.ValveDevice] = new DeviceFact { IsOpen = false, StateAt = garden.Start };
        DateTimeOffset now = garden.Start;
        while (now <= garden.End)
        {
            GardenOutcome outcome;
            int tries = 0;
            do
            {
                outcome = GardenMachine.Step(setup, state, garden.At(now), facts, now);
                state = outcome.State;
                Record.AddRange(outcome.Decisions);
                foreach (GardenAction action in outcome.Actions)
                    Obey(action, now);
                Assert.True(++tries < 50, "The machine does not come to rest.");
            }
            while (outcome.Actions.Length > 0);

            DateTimeOffset next = often && now + GardenRules.LooksEvery < outcome.NextDue ? now + GardenRules.LooksEvery : outcome.NextDue;
            Assert.True(next > now, "The machine wants to be asked again at the same time.");
            if (next > garden.End)
                break;
            now = next;
            if (!often) // what the evaluations in between would have left: nothing is due before
                state = state with { EvaluatedUntil = next.AddTicks(-1) };
        }
        return state;
    }

    private void Obey(GardenAction action, DateTimeOffset now)
    {
        bool on = action.Kind is GardenActionKind.Open or GardenActionKind.SupplyOn;
        facts[action.Device] = new DeviceFact { IsOpen = on, StateAt = now };
        if (action.Bed is null)
            return;
        if (on)
            open.Add(action.Bed);
        else
            open.Remove(action.Bed);
        foreach (SupplyDefinition supply in garden.Definition.Supplies)
            FlowExceeded |= open.Where(b => beds[b].Supply == supply.Id).Sum(b => beds[b].Rate) > supply.MaximumFlow;
    }
}
