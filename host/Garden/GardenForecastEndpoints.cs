using SmartCampus.Grains.Garden.Live;
using SmartCampus.Host.Api;

namespace SmartCampus.Host.Garden;

/// <summary>The door for a forecast: nobody on the platform makes one, so a script of the school, or a person, brings it.</summary>
internal static class GardenForecastEndpoints
{
    public static void MapGardenForecast(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/gardens/{id}/forecast").WithTags("Garden");
        group.MapGet("/", Get).WithSummary("The forecast that the garden knows, and how old it is.");
        group.MapPut("/", SaveAsync).WithSummary("Brings a forecast for the next days.");
    }

    private static JsonAnswer Get(string id, GardenEditor editor, GardenPolicy policy, HttpContext context, TimeProvider time)
    {
        policy.Demand(context.User, id, GardenOperation.View);
        return Answer(editor.Find(id), time.GetUtcNow());
    }

    private static async Task<IResult> SaveAsync(string id, GardenEditor editor, GardenPolicy policy, HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        policy.Demand(context.User, id, GardenOperation.Plan);
        ForecastInput input = await GardenJson.ReadAsync<ForecastInput>(context.Request, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        GardenLive live = await editor.ForecastAsync(id, input.Check(now, LocalTime.Day(now, new GardenShown(editor.Find(id)).Zone)));
        return Answer(live, now);
    }

    private static JsonAnswer Answer(GardenLive live, DateTimeOffset now)
    {
        DateOnly today = LocalTime.Day(now, new GardenShown(live).Zone);
        return GardenJson.Answer(new
        {
            Days = live.Inputs.Forecast.Where(d => d.Day >= today)
                .Select(d => new { d.Day, d.Source, d.Issued, Stale = d.IsStale(now), d.Rain, d.Coldest, d.Wind, d.Et0 }),
        });
    }
}
