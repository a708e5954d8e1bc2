namespace SmartCampus.Host.Storage;

/// <summary>The database cannot be used by this version of the program; the message says why and what to do.</summary>
internal sealed class SchemaException : Exception
{
    /// <summary>With a message.</summary>
    public SchemaException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public SchemaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without a message; for serializers.</summary>
    public SchemaException()
    {
    }
}
