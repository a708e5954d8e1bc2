using Microsoft.Extensions.DependencyInjection;
using Orleans.StandIn.Invocation;

namespace Orleans.StandIn.Activation;

internal sealed partial class GrainTarget
{
    /// <summary>Starts activation as the first turn; calls wait for it.</summary>
    public void Start() => Scheduler.Post(static state => _ = ((GrainTarget)state!).ActivateAsync(), this);

    private async Task ActivateAsync()
    {
        try
        {
            ImportContextOfFirstCall();
            _scope = Silo.Services.CreateAsyncScope();
            GrainInstance = _class.Create(this);
            if (_states.Count > 0 || _class.HasActivation)
                await LoadAndActivateAsync();
            BecomeValid();
        }
        catch (Exception exception)
        {
            Silo.LogActivationFailed(this, exception);
            FinishIfDeactivating();
            Deactivate(new(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain."));
        }
    }

    private async Task LoadAndActivateAsync()
    {
        using CancellationTokenSource deadline = new(Silo.CollectionOptions.ActivationTimeout, Silo.TimeProvider);
        _activation = deadline;
        try
        {
            foreach (IStateToLoad state in _states)
                await state.ReadStateAsync(deadline.Token).WaitAsync(deadline.Token);
            if (GrainInstance is IGrainBase grain)
                await grain.OnActivateAsync(deadline.Token).WaitAsync(deadline.Token);
        }
        finally
        {
            lock (Gate)
                _activation = null;
        }
    }

    private void BecomeValid()
    {
        lock (Gate)
        {
            if (_state == State.Activating)
                _state = State.Valid;
            else
                FinishWhenFree();
        }
    }

    // Somebody else has asked for the end meanwhile.
    private void FinishIfDeactivating()
    {
        lock (Gate)
        {
            if (_state == State.Deactivating)
                FinishWhenFree();
        }
    }

    private void ImportContextOfFirstCall()
    {
        Call? first;
        lock (Gate)
            first = Mailbox.FirstWaiting;
        if (first?.Context is { } context)
            RequestContext.Current = context;
    }
}
