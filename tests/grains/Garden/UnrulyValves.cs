using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Tests.Garden;

/// <summary>Valves that stick, links that break, a disk that is full, a platform that dies between storing and sending, and a clock that jumps; all from one number.</summary>
internal sealed class UnrulyValves
{
    private static readonly TimeSpan Known = TimeSpan.FromSeconds(10);

    private readonly RandomGarden garden;
    private readonly Random random;
    private readonly Dictionary<string, Valve> valves;
    private readonly Dictionary<string, DeviceFact> facts = [];
    private readonly GardenSetup setup;
    private GardenRunState state;
    private GardenRunState stored;
    private bool isDiskFull;
    private bool isUnstored;
    private DateTimeOffset now;
    private DateTimeOffset upSince;

    public UnrulyValves(int seed)
    {
        garden = new RandomGarden(seed);
        setup = new GardenSetup(garden.Definition, RandomGarden.Calendar);
        random = new Random(seed ^ 0x5EED);
        valves = garden.Definition.Beds.ToDictionary(b => b.ValveDevice, b => new Valve(b) { HasTimer = random.Next(3) == 0, IsOpen = random.Next(10) == 0 });
        state = stored = GardenRunState.New(garden.Start);
        now = upSince = garden.Start;
    }

    public GardenRunState State => state;

    public int Opened { get; private set; }

    public int Stuck { get; private set; }

    /// <summary>How often a valve was stuck and nothing could be stored.</summary>
    public int StuckUnstored { get; private set; }

    /// <summary>Six hours in which much goes wrong; after each second that matters nothing may be open that nobody knows of.</summary>
    public void Run()
    {
        DateTimeOffset end = garden.Start.AddHours(6);
        for (int i = 0; i < 250 && now < end; i++)
        {
            DateTimeOffset next = Evaluate();
            Look();
            if (random.Next(8) == 0)
                Ask();
            if (random.Next(25) == 0)
            {
                GoWrong();
                continue; // a device that changes speaks, and a platform that comes back looks
            }
            DateTimeOffset then = now + TimeSpan.FromMilliseconds(random.Next(1, 30_000));
            MoveTo(next < then ? next : then);
        }
    }

    private DateTimeOffset Evaluate()
    {
        Poll();
        GardenOutcome outcome = Step();
        if (random.Next(200) == 0) // killed after storing, before sending
        {
            GoAway(random.Next(1, 4000));
            return now;
        }
        foreach (GardenAction action in outcome.Actions.Where(a => a.Bed is not null))
        {
            Assert.InRange(action.LeaseSeconds, action.Kind == GardenActionKind.Open ? 1 : 0, 3600);
            Obey(valves[action.Device], action);
        }
        return outcome.Actions.Length > 0 ? now.AddMilliseconds(random.Next(1, 800)) : outcome.NextDue;
    }

    /// <summary>As the grain does it: while the state cannot be stored it goes on in memory, and opens nothing.</summary>
    private GardenOutcome Step()
    {
        GardenOutcome outcome = GardenMachine.Step(setup, state, garden.At(now), facts, now, mayOpen: !isUnstored);
        if (isDiskFull && !isUnstored)
            outcome = GardenMachine.Step(setup, state, garden.At(now), facts, now, mayOpen: false);
        isUnstored = isDiskFull;
        state = outcome.State;
        if (!isDiskFull)
            stored = state;
        else
            Assert.DoesNotContain(outcome.Actions, a => a.Kind is GardenActionKind.Open or GardenActionKind.SupplyOn);
        return outcome;
    }

    /// <summary>The platform dies: what it could not store is lost.</summary>
    private void GoAway(int seconds)
    {
        state = stored;
        isUnstored = false;
        MoveTo(now.AddSeconds(seconds));
        upSince = now;
    }

    private void Obey(Valve valve, GardenAction action)
    {
        if (valve.IsOffline)
            return;
        if (action.Kind == GardenActionKind.Open)
        {
            Assert.False(state.Shut.ContainsKey(action.Supply), "A bed was opened on a supply that is shut.");
            if (valve.StuckClosed)
                return;
            valve.IsOpen = true;
            valve.Lease = now.AddSeconds(action.LeaseSeconds);
            Opened++;
        }
        else if (!valve.StuckOpen)
            valve.IsOpen = false;
    }

    /// <summary>Open, past its lease, and the platform there for ten seconds: then somebody must know.</summary>
    private void Look()
    {
        foreach (Valve valve in valves.Values.Where(v => v.IsOpen))
        {
            DateTimeOffset since = valve.Lease > upSince ? valve.Lease : upSince;
            if (state.Valves.TryGetValue(valve.Bed.Id, out ValveRun? run) && (run.Phase == ValvePhase.Closing ? run.EndedAt : run.Piece!.End) is { } end && end > since)
                since = end;
            if (now <= since + Known || valve.IsOffline && !state.Valves.ContainsKey(valve.Bed.Id))
                continue;
            Stuck++;
            StuckUnstored += isUnstored ? 1 : 0;
            Assert.True(state.Bed(valve.Bed.Id).LockOut is not null, $"{valve.Bed.Id} is open at {now:O}, its lease ended at {valve.Lease:O}, and it is not locked out.");
            Assert.True(state.Shut.ContainsKey(valve.Bed.Supply), $"{valve.Bed.Id} is open and its supply is not shut.");
            Assert.Contains(state.Criticals, c => c.Bed == valve.Bed.Id);
        }
        foreach (SupplyDefinition supply in garden.Definition.Supplies)
        {
            decimal leased = valves.Values.Where(v => v.IsOpen && v.Bed.Supply == supply.Id && v.Lease > now).Sum(v => v.Bed.Rate);
            Assert.True(leased <= supply.MaximumFlow, $"{leased} L/min at {now:O}, the supply has {supply.MaximumFlow}.");
        }
    }

    private void GoWrong()
    {
        Valve valve = valves.Values.ElementAt(random.Next(valves.Count));
        switch (random.Next(9))
        {
            case 0:
                valve.IsOffline = !valve.IsOffline;
                if (!state.Valves.ContainsKey(valve.Bed.Id))
                    valve.Lease = now; // what was opened by hand while nobody could see it is seen from now on
                break;
            case 1:
                valve.StuckOpen = !valve.StuckOpen;
                break;
            case 2:
                valve.StuckClosed = !valve.StuckClosed;
                break;
            case 3:
                valve.IsOpen = valve is { StuckOpen: true, IsOpen: true }; // its controller started anew
                break;
            case 4:
                valve.IsOpen = !valve.StuckClosed; // somebody opened it by hand
                if (!state.Valves.TryGetValue(valve.Bed.Id, out ValveRun? run) || run.Phase == ValvePhase.Waiting)
                    valve.Lease = now;
                else if (run.Piece is { } piece && piece.End > valve.Lease)
                    valve.Lease = piece.End; // what runs on it has its own end
                break;
            case 5:
                GoAway(random.Next(1, 7200));
                break;
            case 6:
                now = now.AddSeconds(-random.Next(1, 4000)); // the clock jumps back
                upSince = now;
                foreach (Valve open in valves.Values.Where(v => v.Lease > now))
                    open.Lease = now;
                break;
            case 7:
                isDiskFull = !isDiskFull;
                break;
            default:
                foreach (Valve repaired in valves.Values)
                {
                    repaired.StuckOpen = repaired.StuckClosed = repaired.IsOffline = false;
                    if (!state.Valves.ContainsKey(repaired.Bed.Id))
                        repaired.Lease = now;
                }
                break;
        }
    }

    /// <summary>People water, skip, stop, pause, and lift what was locked.</summary>
    private void Ask()
    {
        BedDefinition bed = garden.Definition.Beds[random.Next(garden.Definition.Beds.Length)];
        GardenRequestKind kind = random.Next(10) switch
        {
            0 => GardenRequestKind.SkipBed,
            1 => GardenRequestKind.UndoSkipBed,
            2 => GardenRequestKind.StopAll,
            3 => GardenRequestKind.UnlockBed,
            4 => GardenRequestKind.OpenSupply,
            5 => GardenRequestKind.TryOut,
            _ => GardenRequestKind.Water,
        };
        var request = new GardenRequest
        {
            Kind = kind,
            Id = random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture),
            By = "teacher",
            Bed = bed.Id,
            Supply = bed.Supply,
            Run = state.Valves.GetValueOrDefault(bed.Id)?.Piece?.Step.Run ?? state.Queue.FirstOrDefault(s => s.Bed == bed.Id)?.Run,
            IsNow = random.Next(2) == 0,
            Steps = [new ProgrammeStep(bed.Id, Amount.Minutes(random.Next(1, 8)))],
        };
        if (!isUnstored || request.OnlyCloses) // others are refused while nothing can be stored
            state = GardenPeople.Apply(garden.Definition, state, request, now).State;
    }

    private void MoveTo(DateTimeOffset time)
    {
        now = time;
        foreach (Valve valve in valves.Values.Where(v => v.HasTimer && !v.StuckOpen && v.Lease <= now))
            valve.IsOpen = false;
    }

    private void Poll()
    {
        foreach ((string device, Valve valve) in valves)
        {
            DeviceFact? last = facts.GetValueOrDefault(device);
            facts[device] = valve.IsOffline ? (last ?? new DeviceFact()) with { IsReachable = false } : new DeviceFact { IsOpen = valve.IsOpen, StateAt = now };
        }
    }

    private sealed class Valve(BedDefinition bed)
    {
        public BedDefinition Bed => bed;

        public bool IsOpen { get; set; }

        public bool HasTimer { get; init; }

        public bool IsOffline { get; set; }

        public bool StuckOpen { get; set; }

        public bool StuckClosed { get; set; }

        public DateTimeOffset Lease { get; set; }
    }
}
