using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SmartCampus.Host.Api;
using SmartCampus.Host.Storage.Users;

namespace SmartCampus.Host.Session;

/// <summary><c>Authorization: Bearer</c> for scripts.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TokenStore tokens, TokenCache cache)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string text = Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        string? user = await cache.UserOfAsync(text, tokens, Context.RequestAborted);
        if (user is null)
            return AuthenticateResult.NoResult(); // not one of ours, e.g. an uplink source's, of which each message would be a line in the log
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, user), new Claim(ClaimTypes.Role, "admin")], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ProblemWriter.WriteAsync(Context, new ApiProblem(StatusCodes.Status401Unauthorized, "unauthorized", "The token is unknown; make one in the console."));
}
