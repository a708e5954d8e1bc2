using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>One frame of JSON-RPC 2.0 as Gen2+ devices speak it. Shelly API, General / RPC Protocol. Pure.</summary>
/// <param name="Id">The request's number, in a response.</param>
/// <param name="Method">The method, in a notification or a request of the device.</param>
/// <param name="Body"><c>result</c> of a response, <c>params</c> of a notification; undefined when there is none.</param>
/// <param name="Error">What went wrong, in a response.</param>
internal sealed record RpcFrame(long? Id, string? Method, JsonElement Body, RpcError? Error)
{
    private const int Deepest = 32;

    /// <summary>Changes of a status, to be laid over the last one.</summary>
    public const string NotifyStatus = "NotifyStatus";

    /// <summary>A whole status.</summary>
    public const string NotifyFullStatus = "NotifyFullStatus";

    /// <summary>For whom it is; null when it does not say.</summary>
    public string? To { get; init; }

    /// <summary>Reads a frame; null when it is none. Never throws.</summary>
    public static RpcFrame? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest });
            document.RootElement.ReadAllTexts();
            return document.RootElement.ValueKind == JsonValueKind.Object && Read(document.RootElement) is { } frame
                ? frame with { To = document.RootElement.Text("dst") }
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for text that is no text
        {
            return null;
        }
    }

    private static RpcFrame? Read(JsonElement root)
    {
        string? method = root.Text("method");
        if (method is not null)
            return new RpcFrame(root.Whole("id"), method, root.Member("params"), null);
        if (root.Whole("id") is not { } id)
            return null;
        JsonElement result = root.Member("result");
        if (result.ValueKind == JsonValueKind.Object)
            return new RpcFrame(id, null, result, null);
        return root.Member("error") is { ValueKind: JsonValueKind.Object } error && error.Whole("code") is { } code
            ? new RpcFrame(id, null, default, new RpcError(code, error.Text("message") ?? ""))
            : null;
    }
}
