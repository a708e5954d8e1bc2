using Orleans.StandIn.Activation;

namespace Orleans.StandIn.Invocation;

/// <summary>Carries the caller's cancellation: the caller throws at once, and the grain's token is signalled in a turn of the grain.</summary>
internal sealed class CancellationLink
{
    private readonly Call _call;
    private readonly CancellationTokenSource _grain = new();
    private readonly CancellationTokenRegistration _registration;
    private CallTarget? _target;
    private int _cancelled;

    public CancellationLink(Call call, CancellationToken caller)
    {
        _call = call;
        GrainToken = _grain.Token;
        _registration = caller.UnsafeRegister(static (state, token) => ((CancellationLink)state!).OnCancelled(token), this);
    }

    public CancellationToken GrainToken { get; }

    public void Connect(CallTarget target)
    {
        Volatile.Write(ref _target, target);
        if (Volatile.Read(ref _cancelled) != 0)
            Signal();
    }

    public void Forget() => _registration.Unregister();

    private void OnCancelled(CancellationToken token)
    {
        _call.Fail(new OperationCanceledException(token));
        Interlocked.Exchange(ref _cancelled, 1);
        Signal();
    }

    private void Signal()
    {
        if (Volatile.Read(ref _target) is { } target)
            target.Scheduler.Post(static state => ((CancellationTokenSource)state!).Cancel(), _grain);
    }
}
