using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.People;

/// <summary>Runs that a person starts. The resulting times are the plan of the resulting state.</summary>
internal static class ManualRuns
{
    public static GardenAnswer Queue(GardenDefinition garden, GardenRunState state, GardenRequest request, DateTimeOffset now)
    {
        if (request.Id.Length == 0 || state.Taken.ContainsKey(RunId(request)))
            return new(state, [], null); // the same request again is the same run
        if (state.Memory.PausedUntil > now)
            return GardenAnswer.Refuse(state, Note.Of("problem.paused").Time("until", state.Memory.PausedUntil.Value));
        Programme? programme = garden.Programmes.FirstOrDefault(p => p.Id == request.Programme);
        ImmutableArray<ProgrammeStep> wanted = Wanted(garden, request, programme);
        if (wanted.IsEmpty)
            return GardenAnswer.Refuse(state, Note.Of("problem.noBed"));
        var head = new RunHead(RunId(request), programme?.Id, programme?.Name ?? "", now, now + QueueRules.LongestWait, 0, request.IsNow ? -1 : 0, request.By);
        var steps = new List<QueuedStep>();
        for (int i = 0; i < wanted.Length; i++)
        {
            if (garden.Beds.FirstOrDefault(b => b.Id == wanted[i].Bed) is not { } bed || garden.Supplies.FirstOrDefault(s => s.Id == bed.Supply) is not { } supply)
                return GardenAnswer.Refuse(state, Note.Of("problem.noBed"));
            if (wanted.Take(i).Any(s => s.Bed == bed.Id) || wanted[i].Amount.Value is not (> 0 and <= 100_000))
                return GardenAnswer.Refuse(state, Note.Of("problem.bedTwice").Text("bed", bed.Name));
            CycleSoak? cycle = request.Kind == GardenRequestKind.RunOnce ? programme?.Cycle : null;
            (QueuedStep? step, Note? note) = RunBuilder.Build(head, i, bed, supply, wanted[i].Amount, 100, cycle);
            if (step is null)
                return GardenAnswer.Refuse(state, note!);
            steps.Add(step with { Title = head.Title.Length > 0 ? head.Title : bed.Name });
        }
        GardenRunState next = state with { Queue = state.Queue.AddRange(steps), Taken = state.Taken.SetItem(head.Run, now) };
        Note rule = Note.Of(Code(request)).Number("beds", steps.Count).Duration("time", TimeSpan.FromSeconds(steps.Sum(s => s.Seconds)));
        return GardenPeople.Told(garden, next, request with { Run = head.Run, Bed = steps.Count == 1 ? steps[0].Bed : null }, now, rule);
    }

    private static ImmutableArray<ProgrammeStep> Wanted(GardenDefinition garden, GardenRequest request, Programme? programme) => request.Kind switch
    {
        GardenRequestKind.Water => request.Steps,
        GardenRequestKind.RunOnce => programme?.Steps ?? [],
        _ => [.. (programme?.Steps.Select(s => s.Bed) ?? garden.Beds.Select(b => b.Id)).Select(b => new ProgrammeStep(b, Amount.Minutes(1)))],
    };

    private static string RunId(GardenRequest request) => "manual:" + request.Id;

    private static string Code(GardenRequest request) => request.Kind switch
    {
        GardenRequestKind.RunOnce => "person.runOnce",
        GardenRequestKind.TryOut => "person.tryOut",
        _ => request.IsNow ? "person.waterNow" : "person.waterLater",
    };
}
