namespace SmartCampus.Sdk;

/// <summary>From .NET types to model types.</summary>
internal static class ModelTypes
{
    public static ModelType Of(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } => ModelType.Enum,
        var t when t == typeof(bool) => ModelType.Boolean,
        var t when t == typeof(string) => ModelType.Text,
        var t when t == typeof(int) || t == typeof(long) => ModelType.Integer,
        var t when t == typeof(decimal) || t == typeof(double) => ModelType.Number,
        var t when t == typeof(TimeSpan) => ModelType.Duration,
        var t => throw new ArgumentException($"{t} cannot be used in a trait; use bool, int, long, decimal, double, string, TimeSpan or an enumeration."),
    };

    /// <summary>The unit that a type has by itself: a duration is given in seconds.</summary>
    public static string? UnitOf(Type type) => Of(type) == ModelType.Duration ? "s" : null;

    public static IReadOnlyList<EnumOption> Options(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } plain ? EnumNames.Of(plain).Options : [];
}
