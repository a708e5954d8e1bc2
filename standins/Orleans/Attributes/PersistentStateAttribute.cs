namespace Orleans.Runtime;

/// <summary>On a grain's constructor parameter of type <see cref="IPersistentState{TState}"/>: which state, and where it is kept.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute : Attribute
{
    /// <param name="stateName">Name of the state within the grain.</param>
    /// <param name="storageName">Name given to <c>AddGrainStorage</c>; null: the one named "Default".</param>
    public PersistentStateAttribute(string stateName, string? storageName = null)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        StateName = stateName;
        StorageName = storageName;
    }

    /// <summary>Name of the state within the grain.</summary>
    public string StateName { get; }

    /// <summary>Name of the storage.</summary>
    public string? StorageName { get; }
}
