using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>One line with everybody who shares it. What is not said to be otherwise is used by the holder of the turn alone.</summary>
internal sealed partial class SharedLine(LineAddress address, string key, ILineChannel channel, LineHub hub, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private readonly TurnQueue queue = new();
    private readonly Backoff backoff = new(time);
    private readonly string name = address.ToString();
    private volatile DeviceError? failure;
    private volatile LineTurn? current;
    private volatile bool outOfStep;
    private volatile bool open;
    private int fruitless;
    private bool down;
    private bool answered;

    public string Address => name;

    /// <summary>Its name at the hub; the address, unless it is one device's own.</summary>
    public string Key => key;

    public ILineChannel Channel => channel;

    /// <summary>The devices' handles. The hub's, under its lock; only its count is read without.</summary>
    public List<LineHandle> Handles { get; } = [];

    /// <summary>The conversation must be put back into step before the next turn. Any thread.</summary>
    public bool OutOfStep { get => outOfStep; set => outOfStep = value; }

    /// <summary>How it is. Any thread; the hub's lock is held.</summary>
    public LineStatus Status => failure is { } error
        ? new LineStatus(address, LineState.Failed, error.Reason, Handles.Count)
        : new LineStatus(address, open ? LineState.Open : LineState.Closed, null, Handles.Count);

    /// <summary>It could not be opened or broke, and has not been opened since. Any thread.</summary>
    public bool IsFailed => failure is not null;

    /// <summary>How long bytes take on the wire, at most.</summary>
    public TimeSpan TimeOf(int bytes) => address.Kind == LineKind.Serial ? TimeSpan.FromSeconds(bytes * 12.0 / address.Baud) : TimeSpan.Zero;

    /// <summary>Waits for the turn. Any thread.</summary>
    public ValueTask<ILineTurn> TakeTurnAsync(LineTurn turn, bool urgent, CancellationToken cancellationToken)
    {
        if (backoff.Current is { } error)
            return Refuse(turn, error);
        if (!queue.TryTake())
            return current is { IsKept: true, Handle.DeviceId: var device } && device != turn.Handle.DeviceId
                ? Refuse(turn, LineFaults.Taken(address, device))
                : WaitAsync(turn, urgent, cancellationToken);
        current = turn;
        return outOfStep || !channel.IsUsable ? PrepareAsync(turn, cancellationToken) : new ValueTask<ILineTurn>(Begin(turn));
    }

    /// <summary>Gives the turn back. A connection that is out of step is closed now: small devices can ill afford an idle one.</summary>
    public void Release()
    {
        if (outOfStep && address.Kind == LineKind.Tcp)
            Close();
        current = null;
        queue.Release();
        if (Handles.Count == 0)
            hub.CloseIfUnused(this);
    }

    /// <summary>Whoever has the turn listens and will not give it back: others are told so, and need not wait until they are taken for hanging. Any thread.</summary>
    public void Keep(LineHandle handle)
    {
        if (Handles.Count < 2 || current is not { } turn || turn.Handle != handle)
            return;
        turn.IsKept = true;
        queue.Refuse(() => LineFaults.Exception(LineFaults.Taken(address, handle.DeviceId), afterSending: false));
    }

    /// <summary>Closes the line unless somebody has the turn; then <see cref="Release"/> sees to it.</summary>
    public bool TryClose()
    {
        if (!queue.TryTake())
            return false;
        Close();
        queue.Release();
        return true;
    }

    /// <summary>Ends the turn of a device that is being stopped, if it is its turn. Any thread.</summary>
    public void Revoke(LineHandle handle)
    {
        if (current is { } turn && turn.Handle == handle)
            turn.Revoke();
    }

    /// <summary>Something was heard.</summary>
    public void OnReceived()
    {
        answered = true;
        if (fruitless == 0 && !down)
            return;
        fruitless = 0;
        ComeUp();
    }

    /// <summary>Notes that the open line broke. A device that has answered in this turn and then closes, as many web servers do, has not broken it.</summary>
    /// <param name="cause">The exception; null when the other side has closed.</param>
    /// <param name="afterSending">Whether bytes had left in this turn.</param>
    public DeviceException Break(Exception? cause, bool afterSending)
    {
        DeviceError error = cause is null ? LineFaults.Closed(address) : LineFaults.Breaking(cause, address);
        if (open)
        {
            Close();
            if (cause is null && answered)
                return LineFaults.Exception(error, afterSending);
            fruitless++;
            GoDown(error);
            if (fruitless > 1)
                backoff.Fail(error); // it opens, breaks and never says a word: do not spin
        }
        return LineFaults.Exception(failure ?? error, afterSending, cause);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ILineTurn> WaitAsync(LineTurn turn, bool urgent, CancellationToken cancellationToken)
    {
        try
        {
            await queue.TakeAsync(turn.Waiter, urgent, cancellationToken);
        }
        catch
        {
            turn.Abandon();
            throw;
        }
        current = turn;
        return outOfStep || !channel.IsUsable ? await PrepareAsync(turn, cancellationToken) : Begin(turn);
    }

    private LineTurn Begin(LineTurn turn)
    {
        answered = false;
        turn.Begin();
        if (turn.Handle.IsDisposed)
            turn.Dispose(); // stopped while it waited; its operations say so
        return turn;
    }

    private async ValueTask<ILineTurn> PrepareAsync(LineTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(turn.Handle.IsDisposed, typeof(ILine));
            if (backoff.Current is { } error)
                throw LineFaults.Exception(error, afterSending: false);
            if (outOfStep)
                await channel.ResynchroniseAsync(cancellationToken);
            outOfStep = false;
            if (!channel.IsUsable)
                await OpenAsync(turn, cancellationToken);
            return Begin(turn);
        }
        catch
        {
            turn.Abandon();
            Release();
            throw;
        }
    }

    private async Task OpenAsync(LineTurn turn, CancellationToken cancellationToken)
    {
        Close();
        CancellationToken limited = turn.Limit.Begin();
        turn.Limit.Start(ConnectTimeout, cancellationToken);
        bool late = false;
        try
        {
            try
            {
                await channel.OpenAsync(limited);
            }
            finally
            {
                late = turn.Limit.Stop();
            }
        }
        catch (Exception e) when (LineFaults.IsTransport(e))
        {
            throw CannotOpen(e);
        }
        catch (OperationCanceledException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw late ? CannotOpen(e) : new ObjectDisposedException("The device was stopped while its line was being opened.", e);
        }
        open = true;
        failure = null;
        LogOpened(name);
        if (fruitless == 0)
            ComeUp();
    }

    private DeviceException CannotOpen(Exception cause)
    {
        DeviceError error = LineFaults.Opening(cause, address);
        backoff.Fail(error);
        GoDown(error);
        return LineFaults.Exception(error, afterSending: false, cause);
    }

    private void Close()
    {
        channel.Close();
        open = false;
    }

    private void ComeUp()
    {
        backoff.Reset();
        if (down)
            LogUp(name);
        down = false;
    }

    private void GoDown(DeviceError error)
    {
        failure = error;
        if (!down)
            LogDown(name, error.Reason, error.Detail);
        down = true;
    }

    private static ValueTask<ILineTurn> Refuse(LineTurn turn, DeviceError error)
    {
        turn.Abandon();
        return ValueTask.FromException<ILineTurn>(LineFaults.Exception(error, afterSending: false));
    }
}
