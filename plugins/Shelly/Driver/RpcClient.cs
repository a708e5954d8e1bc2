using SmartCampus.Plugins.Shelly.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Driver;

/// <summary>Calls over one WebSocket. One caller at a time; one message is always awaited, and what the device says by itself is handed on.</summary>
internal sealed class RpcClient(RpcSocket socket, string password, Action<RpcFrame> onNotification)
{
    /// <summary>How long the device may take for an answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan ForEver = TimeSpan.FromDays(1);
    private readonly string source = $"campus-{Random.Shared.NextInt64():x}";
    private Task<ReadOnlyMemory<byte>>? next;
    private RpcAuth? auth;
    private long lastId;

    /// <summary>Ends with the next message, in whatever way.</summary>
    public Task Next => Listen();

    /// <summary>Hands on what has come by itself. Does not wait.</summary>
    /// <exception cref="DeviceException">The connection is gone, or what came is no frame.</exception>
    public async Task DrainAsync()
    {
        while (Listen().IsCompleted)
            Notify(await TakeAsync(CancellationToken.None).ConfigureAwait(false));
    }

    /// <summary>Calls a method; a challenge is answered once.</summary>
    /// <param name="method">The method.</param>
    /// <param name="channel">Parameter <c>id</c>.</param>
    /// <param name="on">Parameter <c>on</c>.</param>
    /// <param name="cancellationToken">Ends the wait; a late answer is dropped.</param>
    /// <exception cref="DeviceException">The device refuses or is silent, or the connection is gone.</exception>
    public async Task<RpcFrame> CallAsync(string method, int? channel, bool? on, CancellationToken cancellationToken)
    {
        for (bool challenged = false; ; challenged = true)
        {
            RpcFrame response = await AskAsync(method, channel, on, cancellationToken).ConfigureAwait(false);
            if (response.Error is not { } error)
                return response;
            if (error.Code != RpcError.Unauthorized || challenged || password.Length == 0 || RpcChallenge.Parse(error.Message) is not { } challenge)
                throw Failed(error.ErrorOf(method));
            auth = RpcAuth.Answer(challenge, password, (uint)Random.Shared.Next());
        }
    }

    private async Task<RpcFrame> AskAsync(string method, int? channel, bool? on, CancellationToken cancellationToken)
    {
        long id = ++lastId;
        socket.Allow(Timeout);
        await socket.SendAsync(RpcRequest.Build(id, source, method, channel, on, auth), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            RpcFrame frame = await TakeAsync(cancellationToken).ConfigureAwait(false);
            if (frame.Method is null && frame.Id == id && IsOurs(frame))
            {
                socket.Allow(ForEver);
                return frame;
            }
            Notify(frame);
        }
    }

    // One receive waits at any time, also while nobody calls, so that the end of the connection is noticed.
    private Task<ReadOnlyMemory<byte>> Listen()
    {
        if (next is null)
        {
            next = socket.ReceiveAsync();
            _ = next.ContinueWith(static r => r.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
        return next;
    }

    private async Task<RpcFrame> TakeAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> message = await Listen().WaitAsync(cancellationToken).ConfigureAwait(false);
        RpcFrame? frame = RpcFrame.Parse(message);
        next = null;
        return frame ?? throw new DeviceException(ErrorCode.BadFrame, "json", $"{message.Length} bytes that are no RPC frame") { AfterSending = true };
    }

    private void Notify(RpcFrame frame)
    {
        if (frame is { Method: not null, Id: null } && IsOurs(frame))
            onNotification(frame); // late answers and the device's own requests are nobody's
    }

    private bool IsOurs(RpcFrame frame) => frame.To is null || frame.To == source;

    private static DeviceException Failed(DeviceError error) => new(error.Code, error.Cause, error.Detail); // all of them say that nothing was done
}
