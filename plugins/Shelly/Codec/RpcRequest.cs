using System.Buffers;
using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>Request frames. Shelly API, General / RPC Protocol and Switch. The device speaks by itself to whoever has sent one with <c>src</c>.</summary>
internal static class RpcRequest
{
    public const string GetDeviceInfo = "Shelly.GetDeviceInfo";
    public const string GetStatus = "Switch.GetStatus";
    public const string Set = "Switch.Set";

    /// <summary>Writes a frame.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="source">Who we are.</param>
    /// <param name="method">The method.</param>
    /// <param name="channel">Parameter <c>id</c>; null for none.</param>
    /// <param name="on">Parameter <c>on</c>; null for none.</param>
    /// <param name="auth">The credentials; null for none.</param>
    public static byte[] Build(long id, string source, string method, int? channel, bool? on, RpcAuth? auth)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WriteNumber("id", id);
        writer.WriteString("src", source);
        writer.WriteString("method", method);
        if (channel is { } number)
        {
            writer.WriteStartObject("params");
            writer.WriteNumber("id", number);
            if (on is { } state)
                writer.WriteBoolean("on", state);
            writer.WriteEndObject();
        }
        auth?.Write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
