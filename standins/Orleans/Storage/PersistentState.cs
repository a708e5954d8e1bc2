using System.Runtime.CompilerServices;
using Orleans.StandIn.Activation;
using Orleans.Storage;

namespace Orleans.StandIn.Storage;

/// <summary>
/// One state of one activation. Operations run one after another; a write that has not begun takes in the writes asked for
/// meanwhile, since it will write what is in memory when it begins.
/// </summary>
internal sealed class PersistentState<TState>(string name, GrainTarget activation, IGrainStorage storage)
    : IPersistentState<TState>, IStateToLoad
{
    private readonly GrainState<TState> _record = new(NewState());
    private Operation? _last;
    private bool _loaded;

    private enum Kind
    {
        Read,
        Write,
        Clear,
    }

    public TState State
    {
        get
        {
            CheckTurn();
            return _record.State!;
        }

        set
        {
            CheckTurn();
            _record.State = value;
        }
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _loaded ? _record.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Run(Kind.Read, cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) => Run(Kind.Write, cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) => Run(Kind.Clear, cancellationToken);

    // What Orleans' activators do: the public parameterless constructor, else an object that no constructor has seen
    // (which strings, arrays and abstract types cannot be: they are refused there too).
    private static TState NewState() =>
        typeof(TState).IsValueType ? default!
        : typeof(TState).GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance<TState>()
        : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState));

    private Task Run(Kind kind, CancellationToken cancellationToken)
    {
        CheckTurn();
        if (kind != Kind.Read && !cancellationToken.CanBeCanceled && _last is { Started: false, CanBeCancelled: false } last && last.Kind == kind)
            return last.Completion;
        Operation operation = new(kind, cancellationToken.CanBeCanceled);
        Operation? before = _last;
        _last = operation;
        operation.Completion = RunAfterAsync(operation, before, cancellationToken);
        return operation.Completion;
    }

    private async Task RunAfterAsync(Operation operation, Operation? before, CancellationToken cancellationToken)
    {
        if (before is { Completion.IsCompleted: false })
            await before.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        operation.Started = true;
        try
        {
            Task work = operation.Kind switch
            {
                Kind.Read => storage.ReadStateAsync(name, activation.GrainId, _record, cancellationToken),
                Kind.Write => storage.WriteStateAsync(name, activation.GrainId, _record, cancellationToken),
                _ => storage.ClearStateAsync(name, activation.GrainId, _record, cancellationToken),
            };
            await work;
            _loaded |= operation.Kind == Kind.Read;
        }
        catch (Exception exception) when (exception is not OrleansException
            && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new OrleansException(
                $"Error from storage provider {storage.GetType().Name}.{name} during {operation.Kind} for grain {activation.GrainId}: {exception.Message}",
                exception);
        }
        finally
        {
            if (ReferenceEquals(_last, operation))
                _last = null;
        }
    }

    private static void CheckTurn()
    {
        if (GrainTarget.Current is null)
            throw new InvalidOperationException("Grain state is used outside of the grain's turns.");
    }

    private sealed class Operation(Kind kind, bool canBeCancelled)
    {
        public Kind Kind { get; } = kind;

        public bool CanBeCancelled { get; } = canBeCancelled;

        public bool Started { get; set; }

        public Task Completion { get; set; } = Task.CompletedTask;
    }
}
