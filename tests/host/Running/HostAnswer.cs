using System.Net;
using System.Text.Json;

namespace SmartCampus.Host.Tests.Running;

/// <summary>What the host answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Type">Media type, without parameters.</param>
/// <param name="Text">The body.</param>
public sealed record HostAnswer(HttpStatusCode Status, string? Type, string Text)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Body => JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>The body, when the status is the expected one.</summary>
    public JsonElement Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"The host answered {(int)Status}, not {(int)status}: {Text}");
        return Body;
    }

    /// <summary>Asserts an RFC 9457 problem and returns it.</summary>
    public JsonElement Problem(HttpStatusCode status, string code)
    {
        Assert.True(Status == status && Type == "application/problem+json", $"The host answered {(int)Status} {Type}, not {(int)status} application/problem+json: {Text}");
        Assert.Equal(code, Body.Text("code"));
        Assert.Equal($"{(int)status}", Body.Text("status"));
        return Body;
    }
}
