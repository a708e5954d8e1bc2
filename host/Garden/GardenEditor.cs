using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Orleans;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Words;
using SmartCampus.Host.Api;

namespace SmartCampus.Host.Garden;

/// <summary>Changes gardens and asks things of them; what is refused becomes a problem in words.</summary>
internal sealed partial class GardenEditor(GardenBoard board, GardenDevices devices, IGrainFactory grains, TimeProvider time)
{
    public GardenLive Find(string id) => board.Find(id) ?? throw ApiProblem.NotFound($"Garden '{ApiProblem.Shown(id)}' is not there.");

    public async Task<GardenLive> SaveAsync(string id, GardenInput input, string by, CancellationToken cancellationToken)
    {
        CheckId("id", id);
        foreach (string inner in input.Definition.Supplies.Select(s => s.Id).Concat(input.Definition.Beds.Select(b => b.Id)))
            CheckId("id", inner);
        string zone = input.Definition.Site.Zone;
        Throw([.. GardenCheck.Find(input.Definition with { Programmes = [] }), .. await devices.FindProblemsAsync(input.Definition, cancellationToken)], zone);
        GardenReply reply = await grains.GetGrain<IGardenGrain>(id).SaveAsync(input.Definition, input.Version, by);
        Throw(reply.Problems, zone); // programmes that no longer fit
        if (reply.IsConflict)
            throw Conflict($"version is {input.Version}; garden '{id}' is at {reply.Live?.Document.Version ?? 0}: somebody changed it in between.", reply.Live is { } live ? Whole(live) : null);
        return reply.Live!;
    }

    public async Task<GardenLive> SaveProgrammeAsync(string id, string programme, Programme? changed, int version, string by)
    {
        CheckId("programme", programme);
        if (changed is not null && changed.Id != programme)
            throw ApiProblem.Invalid("programme.id", $"programme.id is '{ApiProblem.Shown(changed.Id)}'; it must be '{programme}', as in the address.");
        GardenReply reply = await grains.GetGrain<IGardenGrain>(Find(id).Document.Id).SaveProgrammeAsync(programme, changed, version, by);
        GardenLive live = reply.Live ?? throw ApiProblem.NotFound($"Garden '{id}' is not there.");
        Throw(reply.Problems, live.Document.Definition.Site.Zone);
        if (!reply.IsConflict)
            return live;
        GardenProgramme? current = live.Document.Programmes.FirstOrDefault(p => p.Programme.Id == programme);
        throw Conflict(
            current is null ? $"Programme '{programme}' is not there: somebody removed it." : $"version is {version}; programme '{programme}' is at {current.Version}: {current.By} changed it in between.", current);
    }

    public async Task<GardenLive> AskAsync(string id, GardenRequest request) => Done(id, await grains.GetGrain<IGardenGrain>(Find(id).Document.Id).RequestAsync(request));

    /// <summary>Takes a forecast over what is known of the same days.</summary>
    public async Task<GardenLive> ForecastAsync(string id, ImmutableArray<ForecastDay> days) => Done(id, await grains.GetGrain<IGardenGrain>(Find(id).Document.Id).ForecastAsync(days));

    private static GardenLive Done(string id, GardenReply reply)
    {
        GardenLive live = reply.Live ?? throw ApiProblem.NotFound($"Garden '{id}' is not there.");
        return reply.Refused is { } refused ? throw Refused(refused, new GardenShown(live)) : live;
    }

    /// <summary>The programme with its version and from when a change of it is in effect.</summary>
    public object Effect(GardenLive live, string programme)
    {
        GardenProgramme saved = live.Document.Programmes.First(p => p.Programme.Id == programme);
        var shown = new GardenShown(live);
        DateTimeOffset now = time.GetUtcNow();
        WaterPlan plan = shown.Plan(now, now.AddDays(14));
        HashSet<string> known = [.. live.State.Queue.Select(s => s.Run), .. live.State.Valves.Values.Select(v => v.Piece?.Step.Run).OfType<string>()];
        PlannedRun? first = plan.Runs.FirstOrDefault(r => r.Programme == programme && !known.Contains(r.Run));
        DateTimeOffset at = first?.Start ?? first?.Due ?? now;
        string en = GardenWords.DayAndTime(at, GardenLanguage.English, shown.Zone), zh = GardenWords.DayAndTime(at, GardenLanguage.Chinese, shown.Zone);
        BothTexts text = first is null
            ? new("In effect now. It does not start by itself in the next 14 days.", "已生效。未来 14 天内不会自动开始。")
            : new($"In effect now. The next run is on {en}.", $"已生效。下次浇水：{zh}。");
        return new { saved.Version, saved.Programme, saved.By, saved.At, Effect = new { From = saved.At, Text = text, FirstRun = first is null ? null : shown.Run(first, plan) } };
    }

    public static object Whole(GardenLive live) => new
    {
        live.Document.Id,
        live.Document.Version,
        Definition = live.Document.Definition,
        live.Document.Programmes,
    };

    /// <summary>Problems of a definition by path.</summary>
    public static Dictionary<string, BothTexts> Texts(ImmutableArray<GardenProblem> problems, TimeZoneInfo zone) =>
        problems.GroupBy(p => p.Path).ToDictionary(g => g.Key, g => BothTexts.Of(g.First().What, zone));

    private static void CheckId(string name, string id)
    {
        if (!Id().IsMatch(id))
            throw ApiProblem.Invalid(name, $"{name} is '{ApiProblem.Shown(id)}'; it must be 1 to 40 lower-case letters, digits or hyphens.");
    }

    /// <summary>Refuses what has problems, in both languages.</summary>
    internal static void Throw(ImmutableArray<GardenProblem> problems, string zone)
    {
        if (problems.IsEmpty)
            return;
        TimeZoneInfo known = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found) ? found : TimeZoneInfo.Utc;
        Dictionary<string, BothTexts> texts = Texts(problems, known);
        // The sentences stand in errors and texts; once more in the detail they would be read three times.
        throw new ApiProblem(StatusCodes.Status400BadRequest, "invalid", $"Not stored: wrong in {texts.Count} place(s), which errors and texts name.", texts.ToDictionary(t => t.Key, t => t.Value.En))
        {
            More = More("texts", texts),
        };
    }

    private static ApiProblem Refused(Note why, GardenShown shown) =>
        new(StatusCodes.Status409Conflict, "refused", shown.Text(why).En) { More = More("text", shown.Text(why)) };

    internal static ApiProblem Conflict(string detail, object? current) =>
        new(StatusCodes.Status409Conflict, "conflict", detail) { More = More("current", current) };

    /// <summary>Made with the garden's rules of JSON: the problem's writer knows only the plain ones.</summary>
    private static Dictionary<string, object?> More(string name, object? value) => new() { [name] = JsonSerializer.SerializeToElement(value, GardenJson.Options) };

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z")]
    private static partial Regex Id();
}
