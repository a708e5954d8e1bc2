using System.Security.Claims;
using SmartCampus.Grains.Garden.People;
using SmartCampus.Host.Api;

namespace SmartCampus.Host.Garden;

/// <summary>The one place that is asked who may do what in a garden. Roles come with identities; then another <see cref="IGardenRoles"/> comes, and nothing here changes.</summary>
internal sealed class GardenPolicy(IGardenRoles roles)
{
    public bool May(ClaimsPrincipal user, string garden, GardenOperation operation) => IsAllowed(roles.RoleOf(user, garden), operation);

    /// <exception cref="ApiProblem">403.</exception>
    public void Demand(ClaimsPrincipal user, string garden, GardenOperation operation)
    {
        GardenRole role = roles.RoleOf(user, garden);
        if (!IsAllowed(role, operation))
        {
            throw new ApiProblem(
                StatusCodes.Status403Forbidden, "forbidden", $"You are {role.ToString().ToLowerInvariant()} of garden '{garden}'; this needs {Needs(operation).ToString().ToLowerInvariant()}.");
        }
    }

    public static bool IsAllowed(GardenRole role, GardenOperation operation) => role >= Needs(operation);

    /// <summary>What a request is.</summary>
    public static GardenOperation OperationOf(GardenRequestKind kind) => kind switch
    {
        GardenRequestKind.UnlockBed or GardenRequestKind.OpenSupply => GardenOperation.Own,
        GardenRequestKind.MoveRun or GardenRequestKind.ForceRun or GardenRequestKind.Pause or GardenRequestKind.Resume or GardenRequestKind.RainDelay => GardenOperation.Plan,
        _ => GardenOperation.Water,
    };

    private static GardenRole Needs(GardenOperation operation) => operation switch
    {
        GardenOperation.View => GardenRole.Viewer,
        GardenOperation.Water => GardenRole.Waterer,
        GardenOperation.Plan => GardenRole.Planner,
        _ => GardenRole.Owner,
    };
}
