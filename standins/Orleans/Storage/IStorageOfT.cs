namespace Orleans.Core;

/// <summary>A stored state of a grain and its value.</summary>
public interface IStorage<TState> : IStorage
{
    /// <summary>The value in memory; a new one when there is no record.</summary>
    TState State { get; set; }
}
