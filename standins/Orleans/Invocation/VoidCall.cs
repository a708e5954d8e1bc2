using System.Runtime.CompilerServices;
using Orleans.StandIn.Activation;

namespace Orleans.StandIn.Invocation;

/// <summary>A call without a result, perhaps one-way. Emitted subclasses hold the arguments in fields.</summary>
internal abstract class VoidCall : Call
{
    private AsyncTaskMethodBuilder _response;
    private Exception? _failure;

    public Task Begin() => _response.Task;

    public override async ValueTask<object?> InvokeBoxed(CallTarget target)
    {
        await Invoke(target.Instance);
        return null;
    }

    public override void Deliver()
    {
        if (Shape.IsOneWay)
            return;
        if (_failure is null)
            _response.SetResult();
        else
            _response.SetException(_failure);
    }

    protected abstract ValueTask Invoke(object target);

    protected override void RunPlain(CallTarget target)
    {
        ValueTask work;
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
            target.OnEnded(this, null, TryComplete());
        else
            _ = Await(target, work);
    }

    protected override void SucceedBoxed(CallTarget target, object? result) => target.OnEnded(this, null, TryComplete());

    protected override void SetFailure(Exception exception) => _failure = exception;

    private async Task Await(CallTarget target, ValueTask work)
    {
        try
        {
            await work;
        }
        catch (Exception exception)
        {
            End(target, exception);
            return;
        }

        target.OnEnded(this, null, TryComplete());
    }
}
