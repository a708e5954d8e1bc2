using System.Globalization;
using System.Text;
using Orleans;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Host.Api;
using SmartCampus.Host.Storage.Garden;

namespace SmartCampus.Host.Garden;

/// <summary>Records of gardens, and the school's calendar.</summary>
internal static class GardenRecordEndpoints
{
    private const int MostDays = 400;

    public static void MapGardenRecords(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/gardens/{id}/records", RecordsAsync).WithTags("Garden").WithSummary("Water by day and bed.");
        routes.MapGet("/api/gardens/{id}/records.csv", CsvAsync).WithTags("Garden").WithSummary("The same as CSV.");
        routes.MapGet("/api/calendar", CalendarAsync).WithTags("Calendar").WithSummary("The school's terms, holidays and examinations.");
        routes.MapPut("/api/calendar", SaveCalendarAsync).WithTags("Calendar").WithSummary("Changes the school's calendar.");
    }

    private static async Task<IResult> RecordsAsync(string id, GardenEditor editor, GardenPolicy policy, GardenQueries queries, HttpContext context, CancellationToken cancellationToken)
    {
        policy.Demand(context.User, id, GardenOperation.View);
        GardenLive live = editor.Find(id);
        (DateOnly from, DateOnly to) = Days(context.Request, live);
        IReadOnlyList<GardenRecord> records = await ReadAsync(live, from, to, queries, cancellationToken);
        return GardenJson.Answer(new { from, to, Items = records, Totals = GardenRecords.Totals(live, records) });
    }

    private static async Task<IResult> CsvAsync(string id, GardenEditor editor, GardenPolicy policy, GardenQueries queries, HttpContext context, CancellationToken cancellationToken)
    {
        policy.Demand(context.User, id, GardenOperation.View);
        GardenLive live = editor.Find(id);
        (DateOnly from, DateOnly to) = Days(context.Request, live);
        string csv = GardenRecords.Csv(await ReadAsync(live, from, to, queries, cancellationToken), Query.OneOf(context.Request, "lang", "zh", "en") == "en");
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)];
        return Results.File(bytes, "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"{id}-{from:yyyyMMdd}-{to:yyyyMMdd}.csv"));
    }

    private static async Task<IReadOnlyList<GardenRecord>> ReadAsync(GardenLive live, DateOnly from, DateOnly to, GardenQueries queries, CancellationToken cancellationToken)
    {
        TimeZoneInfo zone = new GardenShown(live).Zone;
        string id = live.Document.Id;
        return GardenRecords.Of(
            live,
            await queries.WaterAsync(id, LocalTime.Start(from, zone), LocalTime.Start(to.AddDays(1), zone), cancellationToken),
            await queries.NeedsAsync(id, from, to, cancellationToken));
    }

    private static (DateOnly From, DateOnly To) Days(HttpRequest request, GardenLive live)
    {
        DateOnly to = Query.Day(request, "to") ?? LocalTime.Day(live.At, new GardenShown(live).Zone);
        DateOnly from = Query.Day(request, "from") ?? to.AddDays(-29);
        return from <= to && to.DayNumber - from.DayNumber < MostDays
            ? (from, to)
            : throw ApiProblem.Invalid("from", $"from is {from:yyyy-MM-dd} and to is {to:yyyy-MM-dd}; they must be in order and at most {MostDays} days.");
    }

    private static async Task<IResult> CalendarAsync(GardenStore store, CancellationToken cancellationToken)
    {
        (long version, SchoolCalendar calendar) = await store.FindCalendarAsync(cancellationToken);
        return GardenJson.Answer(new { version, calendar });
    }

    private static async Task<IResult> SaveCalendarAsync(
        GardenStore store, GardenPolicy policy, IGrainFactory grains, HttpContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> gardens = [.. await store.ListAsync(cancellationToken)];
        foreach (string id in gardens)
            policy.Demand(context.User, id, GardenOperation.Own); // it moves the plans of them all
        CalendarInput input = await GardenJson.ReadAsync<CalendarInput>(context.Request, cancellationToken);
        GardenEditor.Throw(CalendarCheck.Find(input.Calendar), TimeZoneInfo.Utc.Id);
        if (!await store.SaveCalendarAsync(input.Calendar, input.Version, cancellationToken))
        {
            (long version, SchoolCalendar calendar) = await store.FindCalendarAsync(cancellationToken);
            throw GardenEditor.Conflict($"version is {input.Version}; the calendar is at {version}: somebody changed it in between.", new { version, calendar });
        }
        foreach (string id in gardens)
            await grains.GetGrain<IGardenGrain>(id).ConfigureAsync();
        return await CalendarAsync(store, cancellationToken);
    }
}
