using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Host.Api;
using SmartCampus.Host.Feed;
using SmartCampus.Host.Storage.Garden;

namespace SmartCampus.Host.Garden;

/// <summary><c>/api/gardens</c>: look at gardens, change them, ask things of them.</summary>
internal static class GardenEndpoints
{
    public static void MapGardens(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/gardens").WithTags("Garden");
        group.MapGet("/", List).WithSummary("All gardens.");
        group.MapGet("/{id}", Get).WithSummary("One garden: definition, programmes, view.");
        group.MapPut("/{id}", SaveAsync).WithSummary("Makes or changes a garden.");
        group.MapPost("/{id}/programmes", AddAsync).WithSummary("Adds a programme.");
        group.MapPut("/{id}/programmes/{programme}", ChangeAsync).WithSummary("Changes a programme.");
        group.MapDelete("/{id}/programmes/{programme}", RemoveAsync).WithSummary("Removes a programme.");
        group.MapPost("/{id}/requests", AskAsync).WithSummary("Asks something of a garden: water, skip, stop, pause, acknowledge.");
        group.MapGet("/{id}/plan", Plan).WithSummary("How it will run.");
        group.MapGet("/{id}/decisions", DecisionsAsync).WithSummary("The record: what, why, by whom.");
        group.MapGet("/{id}/criticals", CriticalsAsync).WithSummary("What people had or have to acknowledge.");
        routes.MapPost("/api/garden/preview", PreviewAsync).WithTags("Garden").WithSummary("How a draft of a programme would run.");
    }

    private static JsonAnswer List(GardenBoard board, GardenPolicy policy, HttpContext context, TimeProvider time) => GardenJson.Answer(new
    {
        Items = board.All.Where(g => policy.May(context.User, g.Document.Id, GardenOperation.View)).Select(g => new
        {
            g.Document.Id,
            g.Document.Definition.Name,
            g.Document.Version,
            Running = g.State.Valves.Count,
            Notices = GardenNotices.Of(g, new GardenShown(g), time.GetUtcNow()).Count,
            Criticals = g.State.Criticals.Count(c => c.AcknowledgedAt is null),
        }),
    });

    private static JsonAnswer Get(string id, GardenEditor editor, GardenPolicy policy, DeviceFeed feed, HttpContext context, TimeProvider time)
    {
        policy.Demand(context.User, id, GardenOperation.View);
        return Whole(editor.Find(id), policy, feed, context, time);
    }

    private static async Task<IResult> SaveAsync(string id, GardenEditor editor, GardenPolicy policy, DeviceFeed feed, HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        policy.Demand(context.User, id, GardenOperation.Own);
        GardenInput input = await GardenJson.ReadAsync<GardenInput>(context.Request, cancellationToken);
        return Whole(await editor.SaveAsync(id, input, User(context), cancellationToken), policy, feed, context, time);
    }

    private static async Task<IResult> AddAsync(string id, GardenEditor editor, GardenPolicy policy, HttpContext context, CancellationToken cancellationToken)
    {
        policy.Demand(context.User, id, GardenOperation.Plan);
        ProgrammeInput input = await GardenJson.ReadAsync<ProgrammeInput>(context.Request, cancellationToken);
        GardenLive live = await editor.SaveProgrammeAsync(id, input.Programme.Id, input.Programme, 0, User(context));
        return GardenJson.Answer(editor.Effect(live, input.Programme.Id), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(string id, string programme, GardenEditor editor, GardenPolicy policy, HttpContext context, CancellationToken cancellationToken)
    {
        policy.Demand(context.User, id, GardenOperation.Plan);
        ProgrammeInput input = await GardenJson.ReadAsync<ProgrammeInput>(context.Request, cancellationToken);
        if (input.Version < 1)
            throw ApiProblem.Invalid("version", $"version is {input.Version}; it must be the one that you changed, from 1.");
        return GardenJson.Answer(editor.Effect(await editor.SaveProgrammeAsync(id, programme, input.Programme, input.Version, User(context)), programme));
    }

    private static async Task<IResult> RemoveAsync(string id, string programme, GardenEditor editor, GardenPolicy policy, HttpContext context)
    {
        policy.Demand(context.User, id, GardenOperation.Plan);
        await editor.SaveProgrammeAsync(id, programme, null, Query.Integer(context.Request, "version", 0, 1, int.MaxValue), User(context));
        return Results.NoContent();
    }

    private static async Task<IResult> AskAsync(string id, GardenEditor editor, GardenPolicy policy, DeviceFeed feed, HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        RequestInput input = await GardenJson.ReadAsync<RequestInput>(context.Request, cancellationToken);
        policy.Demand(context.User, id, GardenPolicy.OperationOf(input.Kind));
        if (input.Id is { Length: 0 or > 128 })
            throw ApiProblem.Invalid("id", $"id has {input.Id.Length} characters; it must have 1 to 128, or be left out.");
        var request = input.By(User(context));
        HashSet<string> before = [.. editor.Find(id).State.Valves.Values.Where(v => v.Phase != Grains.Garden.Runs.ValvePhase.Closing).Select(v => v.Bed)];
        GardenLive live = await editor.AskAsync(id, request);
        DateTimeOffset now = time.GetUtcNow();
        var shown = new GardenShown(live);
        WaterPlan plan = shown.Plan(now, now.AddDays(1));
        string? run = input.Run ?? (plan.Slots.Any(s => s.Run == "manual:" + request.Id) ? "manual:" + request.Id : null);
        bool fits = run is not null && plan.Runs.Any(r => r.Run == run);
        return GardenJson.Answer(new
        {
            request.Id,
            Runs = plan.Runs.Where(r => !fits || r.Run == run).Select(r => shown.Run(r, plan)),
            Slots = plan.Slots.Where(s => !fits || s.Run == run).Select(shown.Slot),
            Stopped = before.Where(b => !live.State.Valves.TryGetValue(b, out var v) || v.Phase == Grains.Garden.Runs.ValvePhase.Closing),
            View = GardenViewJson.Of(live, now, GardenPressure.Of(feed)),
        });
    }

    private static JsonAnswer Plan(string id, GardenEditor editor, GardenPolicy policy, HttpContext context, TimeProvider time)
    {
        policy.Demand(context.User, id, GardenOperation.View);
        int days = Query.Integer(context.Request, "days", 7, 1, 14);
        DateTimeOffset now = time.GetUtcNow();
        var shown = new GardenShown(editor.Find(id));
        WaterPlan plan = shown.Plan(now, now.AddDays(days));
        return GardenJson.Answer(new { plan.From, plan.To, Runs = plan.Runs.Select(r => shown.Run(r, plan)), Slots = plan.Slots.Select(shown.Slot), plan.Supplies });
    }

    private static async Task<IResult> PreviewAsync(GardenEditor editor, GardenPolicy policy, HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        PreviewInput input = await GardenJson.ReadAsync<PreviewInput>(context.Request, cancellationToken);
        policy.Demand(context.User, input.Garden, GardenOperation.View);
        if (input.Days is < 1 or > 14)
            throw ApiProblem.Invalid("days", $"days is {input.Days}; it must be from 1 to 14.");
        return GardenJson.Answer(GardenPreview.Of(editor.Find(input.Garden), input.Programme, input.Days, time.GetUtcNow()));
    }

    private static async Task<IResult> DecisionsAsync(string id, GardenEditor editor, GardenPolicy policy, GardenQueries queries, HttpContext context, CancellationToken cancellationToken)
    {
        policy.Demand(context.User, id, GardenOperation.View);
        var shown = new GardenShown(editor.Find(id));
        int limit = Query.Integer(context.Request, "limit", 100, 1, 500);
        long? before = Query.Number(context.Request, "before");
        string? bed = Query.Text(context.Request, "bed");
        IReadOnlyList<GardenLine> lines = await queries.LinesAsync(id, bed, before, limit, cancellationToken);
        return GardenJson.Answer(new { Items = lines.Select(shown.Line), Next = lines.Count == limit ? lines[^1].Number : (long?)null });
    }

    private static async Task<IResult> CriticalsAsync(string id, GardenEditor editor, GardenPolicy policy, GardenQueries queries, HttpContext context, CancellationToken cancellationToken)
    {
        policy.Demand(context.User, id, GardenOperation.View);
        var shown = new GardenShown(editor.Find(id));
        return GardenJson.Answer(new { Items = (await queries.CriticalsAsync(id, cancellationToken)).Select(shown.Critical) });
    }

    private static JsonAnswer Whole(GardenLive live, GardenPolicy policy, DeviceFeed feed, HttpContext context, TimeProvider time) => GardenJson.Answer(new
    {
        live.Document.Id,
        live.Document.Version,
        live.Document.Definition,
        live.Document.Programmes,
        View = GardenViewJson.Of(live, time.GetUtcNow(), GardenPressure.Of(feed)),
        May = Enum.GetValues<GardenOperation>().Where(o => policy.May(context.User, live.Document.Id, o)),
    });

    private static string User(HttpContext context) => context.User.Identity?.Name ?? throw new InvalidOperationException("The request has no user.");
}
