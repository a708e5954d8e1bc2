using SmartCampus.Host.Api;

namespace SmartCampus.Host.Session;

/// <summary>A change that comes with the cookie must carry a header that no foreign page can send; a web socket, which browsers let every page open, must come from our own page.</summary>
internal static class CrossSiteGuard
{
    private const string Header = "X-Requested-With";
    private const string Value = "SmartCampus";

    public static void UseCrossSiteGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        HttpRequest request = context.Request;
        if (request.Path.StartsWithSegments("/hub", StringComparison.Ordinal) && !IsOurs(request))
        {
            return ProblemWriter.WriteAsync(
                context, new ApiProblem(StatusCodes.Status403Forbidden, "csrf", $"Origin is '{ApiProblem.Shown(request.Headers.Origin)}'; it must be the address that the request goes to, '{request.Host}'."));
        }
        bool reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        bool byCookie = request.Cookies.ContainsKey("campus") && request.Headers.Authorization.Count == 0;
        if (reads || !byCookie || !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Headers[Header] == Value)
            return next(context);
        return ProblemWriter.WriteAsync(
            context, new ApiProblem(StatusCodes.Status403Forbidden, "csrf", $"A change needs the header '{Header}: {Value}'."));
    });

    /// <summary>Cookies do not tell ports and neighbouring names apart; the page's origin does. Scripts send none. Behind a web server the address is what it was asked for.</summary>
    private static bool IsOurs(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out Uri? page)
            && new[] { request.Host.Value, request.Headers["X-Forwarded-Host"].ToString() }.Contains(page.Authority, StringComparer.OrdinalIgnoreCase);
    }
}
