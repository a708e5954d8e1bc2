using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Tests.Garden.Runs;

/// <summary>A garden on fake time with devices that a test can break. It is what the grain will be: evaluate, send, evaluate again.</summary>
internal sealed class GardenRig
{
    private readonly Dictionary<string, DeviceFact> facts = [];
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private GardenSetup? setup;

    public GardenRig(GardenDefinition garden, DateTimeOffset start)
    {
        Garden = garden;
        Now = start;
        State = GardenRunState.New(start);
        foreach (string device in Devices)
            facts[device] = new DeviceFact { IsOpen = false, StateAt = start };
    }

    public GardenDefinition Garden
    {
        get;
        set
        {
            field = value;
            setup = null;
        }
    }

    public GardenRunState State { get; set; }

    public DateTimeOffset Now { get; private set; }

    public SchoolCalendar Calendar { get; set; } = SchoolCalendar.Empty;

    /// <summary>What the sensors say at a time.</summary>
    public Func<DateTimeOffset, GardenInputs> Inputs { get; set; } = _ => new GardenInputs();

    /// <summary>Devices that do not open, do not close, do not answer.</summary>
    public HashSet<string> StuckClosed { get; } = [];

    public HashSet<string> StuckOpen { get; } = [];

    public HashSet<string> Offline { get; } = [];

    /// <summary>False while the disk is full.</summary>
    public bool CanStore { get; set; } = true;

    /// <summary>L/min that the meter of this name shows.</summary>
    public Func<GardenRig, decimal?> Flow { get; set; } = _ => null;

    public string? Meter { get; set; }

    public List<Decision> Record { get; } = [];

    public List<string> Sent { get; } = [];

    private IEnumerable<string> Devices => Garden.Beds.Select(b => b.ValveDevice).Concat(Garden.Supplies.Select(s => s.Device).OfType<string>());

    public bool IsOpen(string device) => facts[device].IsOpen == true;

    public void Turn(string device, bool on) => facts[device] = new DeviceFact { IsOpen = on, StateAt = Now };

    /// <summary>The platform is there all the time until then.</summary>
    public void RunTo(DateTimeOffset end)
    {
        while (true)
        {
            DateTimeOffset next = Evaluate();
            if (next > end)
                break;
            Now = next;
        }
        Now = end;
        Evaluate();
    }

    /// <summary>The platform is away until then; valves stay as they are.</summary>
    public void AwayTo(DateTimeOffset end) => Now = end;

    public GardenAnswer Ask(GardenRequest request)
    {
        GardenAnswer answer = GardenPeople.Apply(Garden, State, request, Now);
        State = answer.State;
        Record.AddRange(answer.Decisions);
        Evaluate();
        return answer;
    }

    /// <summary>The record's rules as <c>HH:mm:ss code bed</c>.</summary>
    public IEnumerable<string> Lines => Record.Select(d => $"{d.At.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss} {d.Rule.Code} {d.Bed}".TrimEnd());

    public string English(Note note) => GardenWords.Text(note, GardenLanguage.English, zone);

    private DateTimeOffset Evaluate()
    {
        for (int i = 0; ; i++)
        {
            Poll();
            GardenOutcome outcome = GardenMachine.Step(setup ??= new GardenSetup(Garden, Calendar), State, Inputs(Now), facts, Now, mayOpen: CanStore);
            State = outcome.State;
            Record.AddRange(outcome.Decisions);
            foreach (GardenAction action in outcome.Actions)
                Send(action);
            if (outcome.Actions.IsEmpty || i > 20)
            {
                DateTimeOffset looks = Now + (CanStore ? GardenRules.LooksEvery : TimeSpan.FromSeconds(2)); // the grain tries to store again so soon
                return outcome.NextDue < looks ? outcome.NextDue : looks;
            }
        }
    }

    private void Send(GardenAction action)
    {
        Sent.Add($"{Now.ToOffset(TimeSpan.FromHours(8)):HH:mm:ss} {action.Kind} {action.Device} {action.LeaseSeconds}");
        bool on = action.Kind is GardenActionKind.Open or GardenActionKind.SupplyOn;
        if (!Offline.Contains(action.Device) && !(on ? StuckClosed : StuckOpen).Contains(action.Device))
            Turn(action.Device, on);
    }

    private void Poll()
    {
        foreach (string device in Devices)
            facts[device] = Offline.Contains(device) ? facts[device] with { IsReachable = false } : facts[device] with { IsReachable = true, StateAt = Now };
        if (Meter is not null)
            facts[Meter] = Flow(this) is { } flow ? new DeviceFact { Flow = flow, FlowAt = Now } : new DeviceFact { IsReachable = false };
    }
}
