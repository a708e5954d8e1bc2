using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SmartCampus.Host.Api;
using SmartCampus.Host.Feed;
using SmartCampus.Host.Storage.Users;

namespace SmartCampus.Host.Session;

/// <summary><c>/api/session</c> and <c>/api/tokens</c>.</summary>
internal static class SessionEndpoints
{
    private const string TimeZone = "Asia/Shanghai";

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder session = routes.MapGroup("/api/session").WithTags("Session");
        session.MapPost("/", SignInAsync).AllowAnonymous().WithSummary("Signs in.");
        session.MapGet("/", (HttpContext context, TimeProvider time) => Who(context.User.Identity!.Name!, time)).WithSummary("Who am I.");
        session.MapDelete("/", (Delegate)SignOutAsync).WithSummary("Signs out.");
        session.MapPut("/password", ChangePasswordAsync).WithSummary("Changes one's own password.");
        RouteGroupBuilder tokens = routes.MapGroup("/api/tokens").WithTags("Session");
        tokens.MapGet("/", ListTokensAsync).WithSummary("One's own tokens.");
        tokens.MapPost("/", AddTokenAsync).WithSummary("Makes a token; its text is shown once.");
        tokens.MapDelete("/{id}", RemoveTokenAsync).WithSummary("Removes a token.");
    }

    private static async Task<IResult> SignInAsync(
        SignInInput input, HttpContext context, UserStore users, SignInGuard guard, TimeProvider time, CancellationToken cancellationToken)
    {
        string name = input.User?.Trim() ?? "";
        string[] keys = [$"user:{name}", $"address:{context.Connection.RemoteIpAddress}"];
        if (keys.Any(guard.IsBlocked))
            throw new ApiProblem(StatusCodes.Status429TooManyRequests, "tooManyAttempts", "Too many wrong passwords; try again in 5 minutes.");
        // PostgreSQL refuses a NUL, and its driver may keep the statement that failed: none may reach it.
        if (name.Contains('\0', StringComparison.Ordinal) || !await users.VerifyAsync(name, input.Password ?? "", cancellationToken) || await users.FindAsync(name, cancellationToken) is not { } user)
        {
            Array.ForEach(keys, guard.Fail);
            throw new ApiProblem(StatusCodes.Status401Unauthorized, "badCredentials", "User or password is wrong.");
        }
        Array.ForEach(keys, guard.Succeed);
        var principal = new ClaimsPrincipal(SessionStamp.Identity(user, CookieAuthenticationDefaults.AuthenticationScheme));
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, new AuthenticationProperties { IsPersistent = true });
        return Who(user.Name, time);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.NoContent();
    }

    private static async Task<IResult> ChangePasswordAsync(
        PasswordInput input, HttpContext context, UserStore users, SessionStamp stamp, CancellationToken cancellationToken)
    {
        string name = context.User.Identity!.Name!;
        if (input.Password is not { Length: >= 10 and <= 128 } password)
            throw ApiProblem.Invalid("password", $"password has {input.Password?.Length ?? 0} characters; it must have 10 to 128.");
        if (!await users.VerifyAsync(name, input.Current ?? "", cancellationToken))
            throw ApiProblem.Invalid("current", "The current password is wrong.");
        await users.SetPasswordAsync(name, password, cancellationToken);
        stamp.Forget(name);
        var principal = new ClaimsPrincipal(SessionStamp.Identity((await users.FindAsync(name, cancellationToken))!, CookieAuthenticationDefaults.AuthenticationScheme));
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal, new AuthenticationProperties { IsPersistent = true });
        return Results.NoContent();
    }

    private static async Task<IResult> ListTokensAsync(HttpContext context, TokenStore tokens, CancellationToken cancellationToken) =>
        JsonAnswer.Items(await tokens.ListAsync(context.User.Identity!.Name!, cancellationToken), (writer, token) =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", token.Id);
            writer.WriteString("name", token.Name);
            DeviceJson.WriteTime(writer, "created", token.Created);
            DeviceJson.WriteTime(writer, "lastUsed", token.LastUsed);
            writer.WriteEndObject();
        });

    private static async Task<IResult> AddTokenAsync(TokenInput input, HttpContext context, TokenStore tokens, CancellationToken cancellationToken)
    {
        if (input.Name?.Trim() is not { Length: >= 1 and <= 100 } name || name.Any(char.IsControl))
            throw ApiProblem.Invalid("name", $"name is '{ApiProblem.Shown(input.Name)}'; it must have 1 to 100 characters, none of them a control character.");
        NewApiToken made = await tokens.CreateAsync(context.User.Identity!.Name!, name, cancellationToken);
        return Results.Json(new { id = made.Token.Id, name, token = made.Text }, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RemoveTokenAsync(string id, HttpContext context, TokenStore tokens, TokenCache cache, CancellationToken cancellationToken)
    {
        bool removed = await tokens.RemoveAsync(context.User.Identity!.Name!, id, cancellationToken);
        cache.Clear();
        return removed ? Results.NoContent() : throw ApiProblem.NotFound($"You have no token '{id}'.");
    }

    private static JsonAnswer Who(string name, TimeProvider time) => new(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("user", name);
        writer.WriteStartArray("roles");
        writer.WriteStringValue("admin");
        writer.WriteEndArray();
        DeviceJson.WriteTime(writer, "serverTime", time.GetUtcNow());
        writer.WriteString("timeZone", TimeZone);
        writer.WriteEndObject();
    });
}
