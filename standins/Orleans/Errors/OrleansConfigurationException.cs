namespace Orleans.Runtime;

/// <summary>The silo cannot start as it is set up.</summary>
[GenerateSerializer]
public sealed class OrleansConfigurationException : Exception
{
    /// <summary>With words.</summary>
    public OrleansConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>With words and cause.</summary>
    public OrleansConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
