using SmartCampus.Grains.Commands;
using SmartCampus.Host.Api;
using SmartCampus.Host.Feed;
using SmartCampus.Host.Storage.Ledger;

namespace SmartCampus.Host.Commands;

/// <summary>Commands and the ledger.</summary>
internal static class CommandEndpoints
{
    private const double LongestWaitSeconds = 30;

    public static void MapCommands(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/devices/{id}/commands", ExecuteAsync).WithTags("Commands")
            .WithSummary("Gives a command. 202 with the ledger entry, or 200 with its end when it came within 'wait'.");
        routes.MapGet("/api/commands/{id}", GetAsync).WithTags("Commands").WithSummary("One ledger entry.");
        routes.MapGet("/api/commands", ListAsync).WithTags("Commands").WithSummary("The ledger, latest first.");
    }

    private static async Task<IResult> ExecuteAsync(string id, CommandInput input, CommandService commands, HttpContext context, CancellationToken cancellationToken)
    {
        TimeSpan wait = Query.Seconds(context.Request, "wait", LongestWaitSeconds);
        CommandRequest request = CommandInputCheck.Check(input, context.User.Identity?.Name ?? throw new InvalidOperationException("The request has no user."));
        LedgerEntry entry = await commands.ExecuteAsync(id, request, wait, cancellationToken);
        return new JsonAnswer(writer => DeviceJson.WriteEntry(writer, entry), entry.IsOver ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> GetAsync(string id, ICommandLedger ledger, CancellationToken cancellationToken)
    {
        LedgerEntry entry = await ledger.FindAsync(id, cancellationToken) ?? throw ApiProblem.NotFound($"Command '{ApiProblem.Shown(id)}' is not in the ledger.");
        return new JsonAnswer(writer => DeviceJson.WriteEntry(writer, entry));
    }

    private static async Task<IResult> ListAsync(HttpRequest request, CommandQueries queries, CancellationToken cancellationToken)
    {
        string? device = Query.Text(request, "device");
        bool onlyOpen = Query.Boolean(request, "open");
        int limit = Query.Integer(request, "limit", 100, 1, 1000);
        return JsonAnswer.Items(await queries.ListAsync(device, onlyOpen, limit, cancellationToken), DeviceJson.WriteEntry);
    }
}
