namespace Orleans;

/// <summary>Marks an <see cref="IConverter{TValue, TSurrogate}"/> to be used; it needs a public parameterless constructor.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterConverterAttribute : Attribute;
