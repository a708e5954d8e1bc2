using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Npgsql;

namespace SmartCampus.Host.Api;

/// <summary>Turns exceptions into RFC 9457 problems with a stable code. What is not the caller's fault is logged and told without inner details.</summary>
internal sealed partial class ProblemWriter(ILogger<ProblemWriter> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return true;
        // The middleware takes the endpoint off the request before it asks for an answer.
        Endpoint? endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        ApiProblem problem = Of(exception, endpoint?.Metadata.GetMetadata<IAcceptsMetadata>());
        if (exception is not ApiProblem && problem.Status >= StatusCodes.Status500InternalServerError)
            LogFailed(exception, context.Request.Method, context.Request.Path, context.TraceIdentifier);
        await WriteAsync(context, problem);
        return true;
    }

    /// <summary>Writes the problem as the answer.</summary>
    public static Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        context.Response.StatusCode = problem.Status;
        var body = new Dictionary<string, object?>
        {
            ["type"] = $"urn:smartcampus:problem:{problem.Code}",
            ["title"] = problem.Code,
            ["status"] = problem.Status,
            ["detail"] = problem.Message,
            ["code"] = problem.Code,
        };
        if (problem.Errors.Count > 0)
            body["errors"] = problem.Errors.ToDictionary(e => e.Key, e => new[] { e.Value });
        foreach ((string name, object? value) in problem.More)
            body[name] = value;
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            body["traceId"] = context.TraceIdentifier;
        return context.Response.WriteAsJsonAsync(body, (JsonSerializerOptions?)null, "application/problem+json");
    }

    /// <summary>Gives an answer that the framework left without a body its problem: it refuses a large body by itself.</summary>
    public static Task WriteStatusAsync(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge ? WriteAsync(context, ApiProblem.TooLarge()) : Task.CompletedTask;

    private static ApiProblem Of(Exception exception, IAcceptsMetadata? takes) => exception switch
    {
        ApiProblem problem => problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ApiProblem.TooLarge(),
        BadHttpRequestException { InnerException: JsonException json } => BadBody.Of(json, takes?.RequestType),
        BadHttpRequestException bad when bad.Message.Contains("no body was provided", StringComparison.Ordinal) => BadBody.Empty,
        BadHttpRequestException bad => BadBody.Of(bad.Message),
        JsonException json => BadBody.Of(json, takes?.RequestType),
        DbException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } => new(StatusCodes.Status400BadRequest, "invalid", "A text in the request has a NUL character; it must have none."),
        _ => new ApiProblem(StatusCodes.Status500InternalServerError, "internal", "Something failed here; the log has it under the traceId."),
    };

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed ({TraceId})")]
    private partial void LogFailed(Exception exception, string method, string path, string traceId);
}
