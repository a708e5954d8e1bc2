using System.Security.Claims;

namespace SmartCampus.Host.Garden;

/// <summary>Who is what to a garden.</summary>
internal interface IGardenRoles
{
    GardenRole RoleOf(ClaimsPrincipal user, string garden);
}
