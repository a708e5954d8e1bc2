using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

/// <summary>What all tests of lines need.</summary>
public abstract class LineTests
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal static LineHub NewHub(TimeProvider? time = null, LogSink? log = null) => new(time ?? TimeProvider.System, log is null ? NullLoggerFactory.Instance : log);

    internal static Task<ILineTurn> Take(ILine line, CancellationToken cancellationToken = default) =>
        line.TakeTurnAsync(cancellationToken).AsTask().WaitAsync(Patience, CancellationToken.None);

    internal static Task Write(ILineTurn turn, params byte[] bytes) => turn.WriteAsync(bytes, default).AsTask().WaitAsync(Patience);

    internal static async Task<byte[]> Read(ILineTurn turn, int timeoutMilliseconds = 20_000, CancellationToken cancellationToken = default)
    {
        byte[] buffer = new byte[256];
        int count = await turn.ReadAsync(buffer, TimeSpan.FromMilliseconds(timeoutMilliseconds), cancellationToken).AsTask().WaitAsync(Patience, CancellationToken.None);
        return buffer[..count];
    }

    /// <summary>One request and its answer of the same length.</summary>
    internal static async Task<byte[]> Exchange(ILine line, params byte[] request)
    {
        using ILineTurn turn = await Take(line);
        await Write(turn, request);
        byte[] answer = [];
        while (answer.Length < request.Length)
            answer = [.. answer, .. await Read(turn)];
        return answer;
    }

    internal static async Task Fails(ErrorCode code, string cause, bool afterSending, Func<Task> action)
    {
        DeviceException error = await Assert.ThrowsAsync<DeviceException>(action);
        Assert.Equal((code, cause, afterSending), (error.Error.Code, error.Error.Cause, error.AfterSending));
    }
}
