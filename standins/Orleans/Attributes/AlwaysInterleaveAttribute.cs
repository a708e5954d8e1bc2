namespace Orleans.Concurrency;

/// <summary>Calls of this method run beside any other call of the grain.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
