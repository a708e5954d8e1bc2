namespace Orleans;

/// <summary>Carries a foreign type in a serializable struct. Mark the converter with <see cref="RegisterConverterAttribute"/>.</summary>
public interface IConverter<TValue, TSurrogate>
    where TSurrogate : struct
{
    /// <summary>Back from the surrogate.</summary>
    TValue ConvertFromSurrogate(in TSurrogate surrogate);

    /// <summary>Into the surrogate.</summary>
    TSurrogate ConvertToSurrogate(in TValue value);
}
