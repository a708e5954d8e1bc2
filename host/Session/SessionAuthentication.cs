using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using SmartCampus.Host.Api;

namespace SmartCampus.Host.Session;

/// <summary>Who may come in: people by cookie, scripts by bearer token. Everything is closed unless it says otherwise.</summary>
internal static class SessionAuthentication
{
    private const string Scheme = "campus";

    public static IServiceCollection AddSmartCampusSession(this IServiceCollection services, string dataDirectory)
    {
        services.AddDataProtection().SetApplicationName("SmartCampus").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(dataDirectory, "keys")));
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, o => o.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal) ? TokenHandler.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null)
            .AddCookie(Configure);
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());
        return services.AddSingleton<SignInGuard>().AddSingleton<TokenCache>().AddSingleton<SessionStamp>().AddSingleton<FirstAdministrator>();
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "campus";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(7);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => RefuseAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => RefuseAsync(context.HttpContext);
        options.Events.OnValidatePrincipal = async context =>
        {
            SessionStamp stamp = context.HttpContext.RequestServices.GetRequiredService<SessionStamp>();
            if (!await stamp.IsCurrentAsync(context.Principal!, context.HttpContext.RequestAborted))
                context.RejectPrincipal();
        };
    }

    private static Task RefuseAsync(HttpContext context) =>
        ProblemWriter.WriteAsync(context, new ApiProblem(StatusCodes.Status401Unauthorized, "unauthorized", "Sign in first."));
}
