using SmartCampus.Host.Api;

namespace SmartCampus.Host.Uplinks;

/// <summary>
/// Who may post: the source by its own token, and administrators. A source's token is no sign-in: nothing but this class knows it, so it opens nothing else.
/// </summary>
internal sealed class UplinkAccess(UplinkSourceStore sources)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="ApiProblem">Neither.</exception>
    public async Task CheckAsync(string source, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.User.IsInRole("admin"))
        {
            if (!await sources.ExistsAsync(source, cancellationToken))
                throw ApiProblem.NotFound($"There is no source '{source}'.");
            return;
        }
        string header = context.Request.Headers.Authorization.ToString();
        string token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        if (!await sources.IsTokenOfAsync(source, token, cancellationToken))
            throw new ApiProblem(StatusCodes.Status401Unauthorized, "unauthorized", "An uplink needs 'Authorization: Bearer' with the token of its source.");
    }
}
