using System.Runtime.CompilerServices;
using Orleans.StandIn.Activation;
using Orleans.StandIn.Serialization;

namespace Orleans.StandIn.Invocation;

/// <summary>A call with a result. Emitted subclasses hold the arguments in fields.</summary>
internal abstract class Call<TResult> : Call
{
    private AsyncTaskMethodBuilder<TResult> _response;
    private TResult? _result;
    private Exception? _failure;

    public Task<TResult> Begin() => _response.Task;

    public override async ValueTask<object?> InvokeBoxed(CallTarget target) => await Invoke(target.Instance);

    public override void Deliver()
    {
        if (_failure is null)
            _response.SetResult(_result!);
        else
            _response.SetException(_failure);
    }

    protected abstract ValueTask<TResult> Invoke(object target);

    protected override void RunPlain(CallTarget target)
    {
        ValueTask<TResult> work;
        try
        {
            work = Invoke(target.Instance);
        }
        catch (Exception exception)
        {
            End(target, exception);
            return;
        }

        if (work.IsCompletedSuccessfully)
            Succeed(target, work.GetAwaiter().GetResult());
        else
            _ = Await(target, work);
    }

    protected override void SucceedBoxed(CallTarget target, object? result) => Succeed(target, (TResult)result!);

    protected override void SetFailure(Exception exception) => _failure = exception;

    // Awaits as the grain does: what follows runs as a turn.
    private async Task Await(CallTarget target, ValueTask<TResult> work)
    {
        TResult result;
        try
        {
            result = await work;
        }
        catch (Exception exception)
        {
            End(target, exception);
            return;
        }

        Succeed(target, result);
    }

    private void Succeed(CallTarget target, TResult result)
    {
        TResult copy;
        try
        {
            copy = Shape.SharesResult ? result : Copier<TResult>.Copy(result);
        }
        catch (Exception exception)
        {
            End(target, exception);
            return;
        }

        bool first = TryComplete();
        if (first)
            _result = copy;
        target.OnEnded(this, null, first);
    }
}
