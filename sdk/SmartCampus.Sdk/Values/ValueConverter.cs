using System.Globalization;

namespace SmartCampus.Sdk;

/// <summary>Converts between a .NET type and <see cref="PropertyValue"/>, without boxing on the way in. Resolved once per type.</summary>
internal static class ValueConverter<T>
{
    public static readonly Func<T, PropertyValue> ToValue = MakeToValue();

    public static readonly Func<PropertyValue, T> FromValue = MakeFromValue();

    private static Func<T, PropertyValue> MakeToValue()
    {
        Type type = typeof(T);
        object made = type switch
        {
            _ when type == typeof(bool) => (Func<bool, PropertyValue>)PropertyValue.Of,
            _ when type == typeof(decimal) => (Func<decimal, PropertyValue>)PropertyValue.Of,
            _ when type == typeof(string) => (Func<string?, PropertyValue>)PropertyValue.Of,
            _ when type == typeof(int) => (Func<int, PropertyValue>)(v => PropertyValue.Of(v)),
            _ when type == typeof(long) => (Func<long, PropertyValue>)(v => PropertyValue.Of(v)),
            _ when type == typeof(double) => (Func<double, PropertyValue>)(v => PropertyValue.Of(Finite(v))),
            _ when type == typeof(TimeSpan) => (Func<TimeSpan, PropertyValue>)(v => PropertyValue.Of((decimal)v.Ticks / TimeSpan.TicksPerSecond)),
            _ when type == typeof(PropertyValue) => (Func<PropertyValue, PropertyValue>)(v => v),
            _ when type.IsEnum => (Func<T, PropertyValue>)(v => PropertyValue.Of(EnumNames.Of(type).NameOf(v!))),
            _ => (Func<T, PropertyValue>)(v => throw new ArgumentException($"{type} cannot be a property's value.")),
        };
        return (Func<T, PropertyValue>)made;
    }

    private static Func<PropertyValue, T> MakeFromValue() => value => (T)ValueConverter.FromValue(value, typeof(T))!;

    private static decimal Finite(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 7.9e27
            ? (decimal)value
            : throw new ArgumentException($"{value.ToString(CultureInfo.InvariantCulture)} is not a finite number below 7.9e27.");
}

/// <summary>The conversion by run-time type, for arguments that arrive as data.</summary>
internal static class ValueConverter
{
    public static object? FromValue(PropertyValue value, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (value.IsNone)
            return plain == type && type.IsValueType ? throw Unfit(value, type) : null;
        return value.Kind switch
        {
            _ when plain == typeof(PropertyValue) => value,
            PropertyValueKind.Boolean when plain == typeof(bool) => value.Boolean,
            PropertyValueKind.Text when plain == typeof(string) => value.Text,
            PropertyValueKind.Text when plain.IsEnum => EnumNames.Of(plain).ValueOf(value.Text) ?? throw Unfit(value, type),
            PropertyValueKind.Number => FromNumber(value, plain, type),
            _ => throw Unfit(value, type),
        };
    }

    private static object FromNumber(PropertyValue value, Type plain, Type type)
    {
        decimal number = value.Number;
        return plain switch
        {
            _ when plain == typeof(decimal) => number,
            _ when plain == typeof(double) => (double)number,
            _ when plain == typeof(int) && number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue => (int)number,
            _ when plain == typeof(long) && number == Math.Truncate(number) && number is >= long.MinValue and <= long.MaxValue => (long)number,
            _ when plain == typeof(TimeSpan) && Math.Abs(number) <= 315_360_000 => TimeSpan.FromTicks((long)(number * TimeSpan.TicksPerSecond)),
            _ => throw Unfit(value, type),
        };
    }

    private static FormatException Unfit(PropertyValue value, Type type) => new($"'{value}' ({value.Kind}) does not fit {type.Name}.");
}
