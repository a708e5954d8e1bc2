using SmartCampus.Host.Drivers;

namespace SmartCampus.Host.Maintenance;

/// <summary><c>/health/live</c>: the process answers; <c>/health/ready</c>: storage is open and every device has been woken.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", (Keeper keeper) => keeper.IsReady ? Results.Text("ready") : Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
