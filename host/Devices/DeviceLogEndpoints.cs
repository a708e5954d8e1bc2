using System.Text.Json;
using SmartCampus.Grains.Timeline;
using SmartCampus.Host.Api;
using SmartCampus.Host.Feed;
using SmartCampus.Host.History;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>What a device did: numbers over time, and everything that happened.</summary>
internal static class DeviceLogEndpoints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    public static void MapDeviceLogs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/devices/{id}/history", HistoryAsync).WithTags("History").WithSummary("A property over time, down-sampled.");
        routes.MapGet("/api/devices/{id}/timeline", TimelineAsync).WithTags("History").WithSummary("Everything that happened, latest first.");
    }

    private static async Task<IResult> HistoryAsync(string id, HttpRequest request, DeviceFeed feed, HistoryQueries queries, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!feed.TryFind(id, out FeedSlot? slot))
            throw DeviceService.Missing(id);
        string name = request.Query["property"].ToString();
        if (slot.Model?.Property(name) is not { } property)
            throw ApiProblem.Invalid("property", $"property is '{ApiProblem.Shown(name)}'; '{id}' has {string.Join(", ", slot.Model?.Properties.Select(p => p.Name) ?? [])}.");
        DateTimeOffset to = Query.Time(request, "to") ?? time.GetUtcNow();
        DateTimeOffset from = Query.Time(request, "from") ?? to - TimeSpan.FromHours(24);
        if (from >= to || to - from > Longest)
            throw ApiProblem.Invalid("from", $"from is {from:yyyy-MM-ddTHH:mm:ssZ}; it must be before 'to' ({to:yyyy-MM-ddTHH:mm:ssZ}) and at most 10 years before it.");
        int points = Query.Integer(request, "points", 1000, 10, 5000);
        HistoryChart chart = await queries.ReadAsync(id, name, from, to, points, cancellationToken);
        return new JsonAnswer(writer => Write(writer, property, from, to, chart));
    }

    private static async Task<IResult> TimelineAsync(string id, HttpRequest request, DeviceFeed feed, TimelineQueries queries, CancellationToken cancellationToken)
    {
        if (!feed.TryFind(id, out _))
            throw DeviceService.Missing(id);
        string? before = request.Query["before"].ToString() is { Length: > 0 } text ? text : null;
        int limit = Query.Integer(request, "limit", 50, 1, 1000);
        TimelinePage page;
        try
        {
            page = await queries.ListAsync(id, before, limit, cancellationToken);
        }
        catch (FormatException e)
        {
            throw ApiProblem.Invalid("before", e.Message);
        }
        return JsonAnswer.Items(page.Items, Write, writer => writer.WriteString("next", page.Next));
    }

    private static void Write(Utf8JsonWriter writer, PropertyDefinition property, DateTimeOffset from, DateTimeOffset to, HistoryChart chart)
    {
        writer.WriteStartObject();
        writer.WriteString("property", property.Name);
        writer.WriteString("unit", property.Unit);
        DeviceJson.WriteTime(writer, "from", from);
        DeviceJson.WriteTime(writer, "to", to);
        writer.WriteString("resolution", WireNames<HistoryResolution>.Of(chart.Resolution));
        writer.WriteStartArray("points");
        foreach (HistoryBucket bucket in chart.Points)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(bucket.Time);
            WriteNumber(writer, bucket.Mean);
            WriteNumber(writer, bucket.Low);
            WriteNumber(writer, bucket.High);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TimelineEntry entry)
    {
        writer.WriteStartObject();
        DeviceJson.WriteTime(writer, "at", entry.At);
        writer.WriteString("kind", WireNames<TimelineKind>.Of(entry.Kind));
        writer.WriteString("name", entry.Name);
        writer.WritePropertyName("value");
        JsonValues.Write(writer, entry.Value);
        writer.WriteString("reason", entry.Reason);
        writer.WriteString("by", entry.By);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double? value)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}
