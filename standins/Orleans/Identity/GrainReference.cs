using Orleans.StandIn.Activation;
using Orleans.StandIn.Invocation;
using Orleans.StandIn.Silo;

namespace Orleans.Runtime;

/// <summary>Stands for a grain wherever it lives. Two references to one grain and interface are equal. Thread-safe.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainSilo _silo;
    private CallTarget? _target;

    internal GrainReference(GrainSilo silo, GrainId grainId)
    {
        _silo = silo;
        GrainId = grainId;
    }

    /// <summary>Whom it stands for.</summary>
    public GrainId GrainId { get; }

    internal GrainSilo Silo => _silo;

    internal virtual Type InterfaceType => typeof(IAddressable);

    /// <summary>By grain and interface.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => Equals(reference1, reference2);

    /// <summary>By grain and interface.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !Equals(reference1, reference2);

    /// <summary>A reference of another interface to the same grain.</summary>
    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => this.AsReference<TGrainInterface>();

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) =>
        other is not null && GrainId.Equals(other.GrainId) && InterfaceType == other.InterfaceType;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    internal GrainReference As(Type interfaceType) => interfaceType.IsInstanceOfType(this) ? this : _silo.CreateReference(interfaceType, GrainId);

    internal Task<TResult> Send<TResult>(Call<TResult> call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TResult>(cancellationToken);
        Task<TResult> response = call.Begin();
        Dispatch(call, cancellationToken);
        return response;
    }

    internal Task Send(VoidCall call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        if (call.Shape.IsOneWay)
        {
            Dispatch(call, CancellationToken.None);
            return Task.CompletedTask;
        }

        Task response = call.Begin();
        Dispatch(call, cancellationToken);
        return response;
    }

    private void Dispatch(Call call, CancellationToken cancellationToken)
    {
        call.Prepare(_silo, cancellationToken);
        CallTarget? target = _target;
        if (target is not null && target.TryPost(call))
            return;
        _target = _silo.Post(GrainId, call);
    }
}
