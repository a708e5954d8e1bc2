using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace SmartCampus.Host.Web;

/// <summary>Serves the console: hashed assets for ever, <c>index.html</c> for every other address and never from a cache; a <c>.br</c> or <c>.gz</c> beside a file is sent when the browser takes it.</summary>
internal static class ConsoleFiles
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    private static readonly (string Encoding, string Extension)[] Packed = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>Maps the console in <paramref name="folder"/>; without one, a page says how to build it.</summary>
    /// <remarks>By plain request delegates: for other handlers .NET 10's generator leaves a fallback's pattern and its last place out.</remarks>
    public static void MapConsole(this WebApplication app, string? folder)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapFallback(NotBuiltAsync).AllowAnonymous();
            return;
        }
        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.MapFallback("{**path}", context => SendAsync(context, files, context.GetRouteValue("path") as string ?? "")).AllowAnonymous();
    }

    private static Task NotBuiltAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("The console is not built. Start with: dotnet run campus.cs -- run\n", context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, PhysicalFileProvider files, string path)
    {
        if (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("hub", StringComparison.Ordinal))
        {
            await Api.ProblemWriter.WriteAsync(context, Api.ApiProblem.NotFound($"There is nothing at /{path}."));
            return;
        }
        IFileInfo file = files.GetFileInfo(path);
        bool isAsset = path.StartsWith("assets/", StringComparison.Ordinal);
        if (path.Length == 0 || !file.Exists || file.IsDirectory)
        {
            if (isAsset)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            path = "index.html";
            file = files.GetFileInfo(path);
        }
        HttpResponse response = context.Response;
        response.ContentType = Types.TryGetContentType(path, out string? type) ? type : "application/octet-stream";
        response.Headers.CacheControl = isAsset ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        string accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach ((string encoding, string extension) in Packed)
        {
            if (accepted.Contains(encoding, StringComparison.Ordinal) && files.GetFileInfo(path + extension) is { Exists: true } packed)
            {
                response.Headers.ContentEncoding = encoding;
                file = packed;
                break;
            }
        }
        await response.SendFileAsync(file, context.RequestAborted);
    }
}
