using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>The read of a turn, reused from read to read: with thousands of devices in flight, an asynchronous method would allocate its state for each.</summary>
internal sealed class LineRead : IValueTaskSource<int>
{
    private readonly LineTurn turn;
    private readonly SharedLine line;
    private readonly Action completed;
    private ManualResetValueTaskSourceCore<int> core;
    private ValueTaskAwaiter<int> receiving;
    private TimeSpan timeout;
    private CancellationToken token;

    public LineRead(LineTurn turn, SharedLine line) => (this.turn, this.line, completed) = (turn, line, OnCompleted);

    /// <summary>Starts to read. The turn is busy until <see cref="Finish"/> or, when the caller must wait, until the caller takes the result.</summary>
    public ValueTask<int> Start(Memory<byte> buffer, TimeSpan longest, CancellationToken cancellationToken)
    {
        (timeout, token) = (longest, cancellationToken);
        try
        {
            Expect(line.Channel.ReceiveAsync(buffer, turn.Limit.Begin()));
            if (!receiving.IsCompleted)
                return Wait();
            int count = Finish();
            turn.Leave();
            return new ValueTask<int>(count);
        }
        catch (Exception e)
        {
            turn.Leave();
            return ValueTask.FromException<int>(e is DeviceException || !LineFaults.IsTransport(e) ? e : line.Break(e, turn.HasSent));
        }
    }

    int IValueTaskSource<int>.GetResult(short token)
    {
        turn.Taken();
        return core.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);

    private void Expect(ValueTask<int> bytes) => receiving = bytes.GetAwaiter();

    private ValueTask<int> Wait()
    {
        core.Reset();
        var waiting = new ValueTask<int>(this, core.Version);
        turn.Limit.Start(timeout, token);
        receiving.UnsafeOnCompleted(completed);
        return waiting;
    }

    private void OnCompleted()
    {
        int count = 0;
        Exception? error = null;
        try
        {
            count = Finish();
        }
        catch (Exception e)
        {
            error = e; // the caller's, whatever it is
        }
        turn.Complete();
        if (error is null)
            core.SetResult(count);
        else
            core.SetException(error);
    }

    private int Finish()
    {
        bool late = turn.Limit.Stop();
        try
        {
            int count = receiving.GetResult();
            if (count == 0)
                throw line.Break(null, turn.HasSent);
            line.OnReceived();
            return count;
        }
        catch (Exception e) when (LineFaults.IsTransport(e))
        {
            throw line.Break(e, turn.HasSent);
        }
        catch (OperationCanceledException)
        {
            line.OutOfStep |= !late && turn.HasSent; // somebody's answer may still come
            token.ThrowIfCancellationRequested();
            throw late ? Silent() : new ObjectDisposedException(nameof(ILineTurn), "The turn was taken away.");
        }
        finally
        {
            receiving = default;
        }
    }

    private DeviceException Silent() =>
        new(ErrorCode.TimedOut, "silent", $"{line.Address}: nothing came within {timeout.TotalMilliseconds:0} ms.") { AfterSending = turn.HasSent };
}
