namespace Orleans.Storage;

/// <summary>A grain names a storage that was not added.</summary>
[GenerateSerializer]
public sealed class BadProviderConfigException : OrleansException
{
    /// <summary>With words.</summary>
    public BadProviderConfigException(string msg)
        : base(msg)
    {
    }
}
