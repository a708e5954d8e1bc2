using Microsoft.Extensions.DependencyInjection;
using Orleans.StandIn.Invocation;
using Orleans.StandIn.Timers;

namespace Orleans.StandIn.Activation;

internal sealed partial class GrainTarget
{
    private DeactivationReason _reason;
    private bool _wasValid;
    private CancellationToken _stopping;

    /// <inheritdoc/>
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (Gate)
        {
            if (_state is State.Deactivating or State.Ended)
                return;
            bool constructing = _state == State.Activating && deactivationReason.ReasonCode != DeactivationReasonCode.ActivationFailed;
            _wasValid = _state == State.Valid;
            _reason = deactivationReason;
            _stopping = cancellationToken;
            _state = State.Deactivating;

            // An activation in progress comes back to BecomeValid, or fails because of its token.
            if (constructing)
                _activation?.CancelAsync();
            else
                FinishWhenFree();
        }
    }

    // Under the gate.
    private void FinishWhenFree()
    {
        if (_finishing || Mailbox.IsRunning)
            return;
        _finishing = true;
        Scheduler.Post(static state => _ = ((GrainTarget)state!).FinishAsync(), this);
    }

    private async Task FinishAsync()
    {
        StopTimers();
        if (_wasValid && _class.HasDeactivation && GrainInstance is IGrainBase grain)
            await RunOnDeactivateAsync(grain);
        await DisposeInstanceAsync();
        End();
    }

    private async Task RunOnDeactivateAsync(IGrainBase grain)
    {
        using CancellationTokenSource deadline = new(Silo.CollectionOptions.DeactivationTimeout, Silo.TimeProvider);
        using CancellationTokenRegistration stopping = _stopping.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), deadline);
        try
        {
            await grain.OnDeactivateAsync(_reason, deadline.Token).WaitAsync(deadline.Token);
        }
        catch (Exception exception)
        {
            Silo.LogDeactivationFailed(this, exception);
        }
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (Gate)
        {
            timers = _timers is null ? [] : [.. _timers];
            _timers = null;
        }

        foreach (GrainTimer timer in timers)
            timer.Dispose();
    }

    private async Task DisposeInstanceAsync()
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else if (GrainInstance is IDisposable disposable)
                disposable.Dispose();
            if (_scope.ServiceProvider is not null)
                await _scope.DisposeAsync();
        }
        catch (Exception exception)
        {
            Silo.LogDeactivationFailed(this, exception);
        }
    }

    private void End()
    {
        List<Call> waiting;
        lock (Gate)
        {
            _state = State.Ended;
            waiting = Mailbox.TakeAllWaiting();
            _deactivated?.TrySetResult();
        }

        Silo.Activations.Remove(this);
        foreach (Call call in waiting.Where(call => !call.IsLocalOnly && !call.IsCompleted))
        {
            if (_reason is { ReasonCode: DeactivationReasonCode.ActivationFailed, Exception: { } failure })
                call.Fail(failure);
            else
                Silo.Post(GrainId, call);
        }
    }
}
