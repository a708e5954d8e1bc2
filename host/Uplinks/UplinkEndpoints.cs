using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SmartCampus.Host.Api;
using SmartCampus.Host.Feed;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Uplinks;

/// <summary><c>/api/uplinks</c>.</summary>
internal static class UplinkEndpoints
{
    public static void MapUplinks(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder uplinks = routes.MapGroup("/api/uplinks").WithTags("Uplinks");
        uplinks.MapPost("/{source}", TakeAsync).AllowAnonymous() // UplinkAccess asks for the source's own token; any type of body: what it is, the driver knows
            .WithSummary("Takes a device's message from a network server; needs the source's token.");
        RouteGroupBuilder sources = uplinks.MapGroup("/sources").RequireAuthorization(policy => policy.RequireRole("admin"));
        sources.MapGet("/", ListAsync).WithSummary("The network servers that may post, and what has come from each since the host started.");
        sources.MapPost("/", AddAsync).WithSummary("Lets a network server post; its token is shown once.");
        sources.MapDelete("/{name}", RemoveAsync).WithSummary("Takes a network server's token away.");
    }

    private static async Task<IResult> TakeAsync(
        string source, HttpContext context, UplinkAccess access, UplinkService uplinks, TimeProvider time, CancellationToken cancellationToken)
    {
        await access.CheckAsync(source, context, cancellationToken);
        byte[] body = await UplinkBody.ReadAsync(context.Request, cancellationToken);
        string type = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? parsed) ? parsed.MediaType.ToString() : "";
        UplinkAnswer answer = await uplinks.TakeAsync(source, new PushMessage(body, type, time.GetUtcNow()), cancellationToken);
        return new JsonAnswer(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("outcome", NameOf(answer.Outcome));
            writer.WriteStartArray("devices");
            foreach (UplinkDevice device in answer.Devices)
                Write(writer, device);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static async Task<IResult> ListAsync(UplinkSourceStore sources, UplinkService uplinks, CancellationToken cancellationToken) =>
        JsonAnswer.Items(await sources.ListAsync(cancellationToken), (writer, source) => Write(writer, source, uplinks.CountsOf(source.Name)));

    private static async Task<IResult> AddAsync(UplinkSourceInput input, UplinkSourceStore sources, CancellationToken cancellationToken)
    {
        string name = UplinkName.Check(input.Name);
        string token = await sources.CreateAsync(name, cancellationToken) ?? throw ApiProblem.Conflict(new LocalizedText($"There is a source '{name}' already; remove it first.", $"已有来源“{name}”；请先删除它。"));
        return Results.Json(new { name, token }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RemoveAsync(string name, UplinkSourceStore sources, UplinkService uplinks, CancellationToken cancellationToken)
    {
        bool removed = await sources.RemoveAsync(name, cancellationToken);
        uplinks.Forget(name);
        return removed ? Results.NoContent() : throw ApiProblem.NotFound($"There is no source '{name}'.");
    }

    private static void Write(Utf8JsonWriter writer, UplinkDevice device)
    {
        writer.WriteStartObject();
        writer.WriteString("id", device.Id);
        writer.WriteString("outcome", NameOf(device.Outcome));
        if (device.Reason is not null)
            writer.WriteString("reason", device.Reason);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, UplinkSource source, UplinkCounts counts)
    {
        writer.WriteStartObject();
        writer.WriteString("name", source.Name);
        DeviceJson.WriteTime(writer, "created", source.Created);
        DeviceJson.WriteTime(writer, "lastMessage", counts.Last);
        writer.WriteStartObject("counts");
        foreach (UplinkOutcome outcome in Enum.GetValues<UplinkOutcome>())
            writer.WriteNumber(NameOf(outcome), counts.Of(outcome));
        writer.WriteEndObject();
        writer.WriteStartArray("unknown");
        foreach (UnknownUplink unknown in counts.Unknown)
        {
            writer.WriteStartObject();
            DeviceJson.WriteTime(writer, "at", unknown.At);
            writer.WriteString("body", unknown.Body);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string NameOf(UplinkOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());
}
