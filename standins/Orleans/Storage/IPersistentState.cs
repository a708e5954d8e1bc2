using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A grain's stored state. A constructor parameter of this type has <see cref="PersistentStateAttribute"/>.</summary>
public interface IPersistentState<TState> : IStorage<TState>;
