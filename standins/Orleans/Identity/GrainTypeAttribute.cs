namespace Orleans;

/// <summary>Names a grain class in its <see cref="GrainId"/>, so that the class can be renamed and stored state is still found.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string Name => grainType;
}
