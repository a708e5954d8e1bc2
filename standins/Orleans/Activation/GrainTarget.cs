using Microsoft.Extensions.DependencyInjection;
using Orleans.StandIn.Invocation;
using Orleans.StandIn.Scheduling;
using Orleans.StandIn.Silo;
using Orleans.StandIn.Timers;
using Orleans.Storage;

namespace Orleans.StandIn.Activation;

/// <summary>One activation of a grain: activating, valid, deactivating, ended, in this order.</summary>
internal sealed partial class GrainTarget : CallTarget, IGrainContext
{
    private readonly GrainClass _class;
    private readonly List<IStateToLoad> _states = [];
    private State _state;
    private bool _finishing;
    private AsyncServiceScope _scope;
    private GrainReference? _reference;
    private HashSet<GrainTimer>? _timers;
    private TaskCompletionSource? _deactivated;
    private CancellationTokenSource? _activation;
    private long _lastUse;
    private long _keepAliveUntil;

    public GrainTarget(GrainSilo silo, GrainClass grainClass, GrainId grainId)
        : base(silo, grainId)
    {
        _class = grainClass;
        _lastUse = silo.Clock.CoarseNow;
    }

    private enum State : byte
    {
        Activating,
        Valid,
        Deactivating,
        Ended,
    }

    /// <summary>The activation whose turn runs on this thread.</summary>
    public static GrainTarget? Current => (TaskScheduler.Current as TurnScheduler)?.Target as GrainTarget;

    public object? GrainInstance { get; private set; }

    public override object Instance => GrainInstance!;

    public IServiceProvider ActivationServices => _scope.ServiceProvider;

    public GrainReference GrainReference => _reference ??= new GrainReference(Silo, GrainId);

    public GrainClass Class => _class;

    public Task Deactivated
    {
        get
        {
            lock (Gate)
            {
                _deactivated ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_state == State.Ended)
                    _deactivated.TrySetResult();
                return _deactivated.Task;
            }
        }
    }

    protected override bool IsReentrant => _class.IsReentrant;

    protected override bool FiltersItself => GrainInstance is IIncomingGrainCallFilter;

    protected override bool HasEnded => _state == State.Ended;

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"[Activation: {GrainId} {_state}]";

    /// <summary>A state that is read before <c>OnActivateAsync</c>.</summary>
    public void LoadAtActivation(IStateToLoad state) => _states.Add(state);

    public void DelayDeactivation(TimeSpan timeSpan) =>
        Volatile.Write(ref _keepAliveUntil, timeSpan == TimeSpan.MaxValue || timeSpan == Timeout.InfiniteTimeSpan
            ? long.MaxValue
            : timeSpan <= TimeSpan.Zero ? 0 : Silo.Clock.DeadlineAfter(timeSpan));

    /// <summary>Ends the activation when nobody used it for long enough.</summary>
    public void CollectIfIdle(long now)
    {
        lock (Gate)
        {
            if (_state != State.Valid || !Mailbox.IsEmpty || _keepAliveUntil > now || _class.CollectionAge is not { } age
                || now - _lastUse < Silo.Clock.Ticks(age))
                return;
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "Activation has been idle for the collection age."));
    }

    public void AddTimer(GrainTimer timer)
    {
        lock (Gate)
            (_timers ??= []).Add(timer);
    }

    public void RemoveTimer(GrainTimer timer)
    {
        lock (Gate)
            _timers?.Remove(timer);
    }

    protected override bool CanRunCalls(out bool localOnly)
    {
        localOnly = _state == State.Deactivating;
        return _state == State.Valid || (localOnly && !_finishing);
    }

    protected override void OnCallRemoved(Call call)
    {
        if (call.KeepsAlive)
            _lastUse = Silo.Clock.CoarseNow;
        if (_state == State.Deactivating)
            FinishWhenFree();
    }

    protected override void OnFailed(Call call, Exception exception)
    {
        if (call.Shape.IsOneWay)
            Silo.LogOneWayFailed(call, exception);
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, exception, "A call ended with an inconsistent state."));
        }
    }
}
