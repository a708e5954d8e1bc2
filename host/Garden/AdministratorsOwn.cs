using System.Security.Claims;

namespace SmartCampus.Host.Garden;

/// <summary>Everybody who can sign in is an administrator as yet, and so the owner of every garden.</summary>
internal sealed class AdministratorsOwn : IGardenRoles
{
    public GardenRole RoleOf(ClaimsPrincipal user, string garden) => GardenRole.Owner;
}
