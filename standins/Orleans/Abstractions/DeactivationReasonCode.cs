namespace Orleans;

/// <summary>Kinds of <see cref="DeactivationReason"/>; the values are those of Orleans.</summary>
[GenerateSerializer]
public enum DeactivationReasonCode : byte
{
    /// <summary>None given.</summary>
    None,

    /// <summary>The process stops.</summary>
    ShuttingDown,

    /// <summary>The constructor, state or <c>OnActivateAsync</c> failed.</summary>
    ActivationFailed,

    /// <summary>Orleans only.</summary>
    DirectoryFailure,

    /// <summary>Nobody called for the collection age.</summary>
    ActivationIdle,

    /// <summary>Orleans only.</summary>
    ActivationUnresponsive,

    /// <summary>Orleans only.</summary>
    DuplicateActivation,

    /// <summary>Orleans only.</summary>
    IncompatibleRequest,

    /// <summary>A call ended with an exception that means the state in memory is wrong.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>Orleans only.</summary>
    Migrating,

    /// <summary>The runtime decided.</summary>
    RuntimeRequested,

    /// <summary>Orleans only.</summary>
    HighMemoryPressure,
}
