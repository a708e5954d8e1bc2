using System.Globalization;

namespace SmartCampus.Sdk;

/// <summary>One value of a property or argument: a boolean, an exact decimal number, a text (also an enumeration's name), or nothing.</summary>
/// <remarks>Immutable and free of allocation for booleans and numbers. Numbers keep the decimals they were given with: <c>1.250</c> stays <c>1.250</c>.</remarks>
public readonly struct PropertyValue : IEquatable<PropertyValue>
{
    private readonly decimal number;
    private readonly string? text;

    private PropertyValue(PropertyValueKind kind, decimal number, string? text)
    {
        Kind = kind;
        this.number = number;
        this.text = text;
    }

    /// <summary>What kind of value this is.</summary>
    public PropertyValueKind Kind { get; }

    /// <summary>No value: never measured, or in error.</summary>
    public static PropertyValue None => default;

    /// <summary>True when nothing is held.</summary>
    public bool IsNone => Kind == PropertyValueKind.None;

    /// <summary>The boolean held.</summary>
    /// <exception cref="InvalidOperationException">Another kind is held.</exception>
    public bool Boolean => Kind == PropertyValueKind.Boolean ? number != 0 : throw Wrong(PropertyValueKind.Boolean);

    /// <summary>The number held.</summary>
    /// <exception cref="InvalidOperationException">Another kind is held.</exception>
    public decimal Number => Kind == PropertyValueKind.Number ? number : throw Wrong(PropertyValueKind.Number);

    /// <summary>The text held.</summary>
    /// <exception cref="InvalidOperationException">Another kind is held.</exception>
    public string Text => Kind == PropertyValueKind.Text ? text! : throw Wrong(PropertyValueKind.Text);

    /// <summary>A boolean.</summary>
    public static PropertyValue Of(bool value) => new(PropertyValueKind.Boolean, value ? 1 : 0, null);

    /// <summary>A number.</summary>
    public static PropertyValue Of(decimal value) => new(PropertyValueKind.Number, value, null);

    /// <summary>A text; <see langword="null"/> is <see cref="None"/>.</summary>
    public static PropertyValue Of(string? value) => value is null ? default : new(PropertyValueKind.Text, 0, value);

    /// <summary>A value of a .NET type that properties may have: boolean, number, text, enumeration, or time span (its seconds).</summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is none of these, or the number is not finite.</exception>
    public static PropertyValue From<T>(T value) => ValueConverter<T>.ToValue(value);

    /// <summary>The value as a .NET type; the reverse of <see cref="From{T}"/>.</summary>
    /// <exception cref="FormatException">The value does not fit <typeparamref name="T"/>; the message names both.</exception>
    public T To<T>() => ValueConverter<T>.FromValue(this);

    /// <inheritdoc/>
    public bool Equals(PropertyValue other) => Kind == other.Kind && number == other.number && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PropertyValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, number, text);

    /// <summary>The value in invariant text: <c>true</c>, <c>1.250</c>, <c>locked</c>; empty for nothing.</summary>
    public override string ToString() => Kind switch
    {
        PropertyValueKind.Boolean => number != 0 ? "true" : "false",
        PropertyValueKind.Number => number.ToString(CultureInfo.InvariantCulture),
        PropertyValueKind.Text => text!,
        _ => "",
    };

    /// <summary>Equality by kind and value; <c>1.0</c> equals <c>1.00</c>.</summary>
    public static bool operator ==(PropertyValue left, PropertyValue right) => left.Equals(right);

    /// <summary>The reverse of equality.</summary>
    public static bool operator !=(PropertyValue left, PropertyValue right) => !left.Equals(right);

    private InvalidOperationException Wrong(PropertyValueKind wanted) => new($"The value '{this}' is of kind {Kind}, not {wanted}.");
}
