namespace Orleans.Concurrency;

/// <summary>All calls of this grain class may interleave at each <c>await</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
