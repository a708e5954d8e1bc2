using System.Net;
using System.Net.WebSockets;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Driver;

/// <summary>A WebSocket over the line's turn, kept as long as it lives: whole text messages in and out. Every failure is a <see cref="DeviceException"/>.</summary>
internal sealed class RpcSocket : IDisposable
{
    /// <summary>The longest message that is read; a status is a few hundred bytes.</summary>
    public const int LongestMessage = 64 * 1024;

    private static readonly TimeSpan Handshake = TimeSpan.FromSeconds(6);
    private readonly LineStream stream;
    private readonly HttpMessageInvoker invoker;
    private readonly ClientWebSocket socket;
    private byte[] buffer = new byte[2048];

    private RpcSocket(LineStream stream)
    {
        this.stream = stream;
        invoker = new HttpMessageInvoker(stream.CreateHttpHandler());
        socket = new ClientWebSocket { Options = { KeepAliveInterval = TimeSpan.Zero, CollectHttpResponseDetails = true } };
    }

    /// <summary>Takes the line's turn and opens.</summary>
    /// <exception cref="DeviceException">The line cannot be opened, or nobody there speaks WebSocket.</exception>
    public static async Task<RpcSocket> OpenAsync(ILine line, TimeProvider time, CancellationToken cancellationToken)
    {
        Uri target = TargetOf(line.Address);
        var opening = new RpcSocket(await LineStream.OpenAsync(line, time, Handshake, cancellationToken).ConfigureAwait(false));
        try
        {
            await opening.socket.ConnectAsync(target, opening.invoker, cancellationToken).ConfigureAwait(false);
            return opening;
        }
        catch (Exception e)
        {
            DeviceException? fault = IsTransport(e) ? opening.Refused(e) : null;
            opening.Dispose();
            if (fault is null || cancellationToken.IsCancellationRequested)
                throw;
            throw fault;
        }
    }

    /// <summary>From now on, an answer must come within this time.</summary>
    public void Allow(TimeSpan allowed) => stream.Allow(allowed);

    /// <summary>Sends one message.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsTransport(e) && !cancellationToken.IsCancellationRequested)
        {
            throw Fault(e);
        }
    }

    /// <summary>Receives one message; the bytes are good until the next call. One call at a time; it cannot be cancelled, <see cref="Dispose"/> ends it.</summary>
    public async Task<ReadOnlyMemory<byte>> ReceiveAsync()
    {
        try
        {
            for (int count = 0; ;)
            {
                ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(count), CancellationToken.None).ConfigureAwait(false);
                if (result.MessageType == WebSocketMessageType.Close)
                    throw new DeviceException(ErrorCode.Unreachable, "closed", "the device closed the WebSocket") { AfterSending = true };
                count += result.Count;
                if (result.EndOfMessage)
                    return buffer.AsMemory(0, count);
                if (count == LongestMessage)
                    throw new DeviceException(ErrorCode.BadFrame, "tooLong", $"a message is longer than {LongestMessage} bytes") { AfterSending = true };
                if (count == buffer.Length)
                    Array.Resize(ref buffer, Math.Min(buffer.Length * 2, LongestMessage));
            }
        }
        catch (Exception e) when (IsTransport(e))
        {
            throw Fault(e);
        }
    }

    public void Dispose()
    {
        socket.Dispose(); // no closing handshake: the device frees the channel when the connection ends
        invoker.Dispose();
        stream.Dispose();
    }

    private static bool IsTransport(Exception e) =>
        e is WebSocketException or HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException;

    private DeviceException Fault(Exception e) =>
        stream.Failure ?? new DeviceException(ErrorCode.BadFrame, "webSocket", e.Message, e) { AfterSending = true };

    private DeviceException Refused(Exception e) => socket.HttpStatusCode switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.OK => new DeviceException(ErrorCode.NotConfigured, "noSuchPage", "there is no /rpc: this is no Shelly, or one of the first generation", e),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new DeviceException(ErrorCode.NotConfigured, Codec.RpcError.WrongPassword, "the device wants a password for /rpc itself", e),
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => new DeviceException(ErrorCode.Busy, "connections", "the device has no free connection", e),
        _ => Fault(e),
    };

    private static Uri TargetOf(string address)
    {
        if (!LineAddress.TryParse(address, out LineAddress? line, out _) || line.Kind != LineKind.Tcp)
            throw new DeviceException(ErrorCode.NotConfigured, "line", $"line '{address}' must be 'tcp://host:port'");
        return new UriBuilder(Uri.UriSchemeWs, line.Target, line.Port, "/rpc").Uri;
    }
}
