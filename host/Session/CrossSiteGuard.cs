using SmartCampus.Host.Api;

namespace SmartCampus.Host.Session;

/// <summary>A change that comes with the cookie must carry a header that no foreign page can send.</summary>
internal static class CrossSiteGuard
{
    private const string Header = "X-Requested-With";
    private const string Value = "SmartCampus";

    public static void UseCrossSiteGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        HttpRequest request = context.Request;
        bool reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        bool byCookie = request.Cookies.ContainsKey("campus") && request.Headers.Authorization.Count == 0;
        if (reads || !byCookie || !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || request.Headers[Header] == Value)
            return next(context);
        return ProblemWriter.WriteAsync(
            context, new ApiProblem(StatusCodes.Status403Forbidden, "csrf", $"A change needs the header '{Header}: {Value}'."));
    });
}
