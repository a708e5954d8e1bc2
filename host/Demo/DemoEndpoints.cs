using SmartCampus.Host.Api;

namespace SmartCampus.Host.Demo;

/// <summary><c>/api/demo</c>: break things in the demo campus and see what happens.</summary>
internal static class DemoEndpoints
{
    public static void MapDemo(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/demo", ListAsync).WithTags("Demo").WithSummary("The faults that the demo campus can have.");
        routes.MapPost("/api/demo/faults/{id}", SwitchAsync).WithTags("Demo").WithSummary("Switches a fault.");
    }

    private static async Task<IResult> ListAsync(DemoCampus demo, CancellationToken cancellationToken)
    {
        byte[] faults = await Running(demo).FaultsAsync(cancellationToken);
        return new JsonAnswer(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("faults");
            writer.WriteRawValue(faults);
            writer.WriteEndObject();
        });
    }

    private static async Task<IResult> SwitchAsync(string id, FaultInput input, DemoCampus demo, CancellationToken cancellationToken)
    {
        DemoCampus running = Running(demo);
        bool active = input.Active ?? throw ApiProblem.Invalid("active", "active is missing; it must be true or false.");
        return await running.SwitchAsync(id, active, cancellationToken)
            ? await ListAsync(demo, cancellationToken)
            : throw ApiProblem.NotFound($"The demo campus has no fault '{ApiProblem.Shown(id)}'.");
    }

    private static DemoCampus Running(DemoCampus demo) => demo.IsRunning ? demo : throw ApiProblem.NotFound("The demo campus is not running.");
}
