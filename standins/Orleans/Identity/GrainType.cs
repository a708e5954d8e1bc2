namespace Orleans.Runtime;

/// <summary>Name of a grain class: from <see cref="GrainTypeAttribute"/>, else the class name in lower case without "grain" at its end.</summary>
[Immutable]
public readonly struct GrainType : IEquatable<GrainType>
{
    /// <summary>From its text.</summary>
    public GrainType(IdSpan id) => Value = id;

    /// <summary>The text.</summary>
    public IdSpan Value { get; }

    /// <summary>Whether this is the empty default.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>From text.</summary>
    public static GrainType Create(string value) => new(IdSpan.Create(value));

    /// <summary>By ordinal comparison.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>By ordinal comparison.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(GrainType obj) => Value.Equals(obj.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The text.</summary>
    public override string ToString() => Value.ToString();
}
