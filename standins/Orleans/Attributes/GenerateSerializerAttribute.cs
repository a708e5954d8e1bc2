namespace Orleans;

/// <summary>Values of this type may be arguments and results; every stored member has an <see cref="IdAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether parameters of the primary constructor are members with implied ids; records: yes by default.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
