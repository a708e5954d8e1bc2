namespace SmartCampus.Sdk;

/// <summary>A property with its .NET type; traits declare them as static read-only fields.</summary>
/// <typeparam name="T">bool, int, long, decimal, double, string, TimeSpan or an enumeration.</typeparam>
/// <param name="Name">Trait and property: <c>valve.flow</c>.</param>
/// <param name="En">English title.</param>
/// <param name="Zh">Chinese title.</param>
public sealed record Property<T>(string Name, string En, string Zh) : PropertyDefinition(Name, new LocalizedText(En, Zh), ModelTypes.Of(typeof(T)))
{
    internal override PropertyDefinition ToDefinition() =>
        new(Name, Title, Type) { Unit = Unit ?? ModelTypes.UnitOf(typeof(T)), Minimum = Minimum, Maximum = Maximum, Fleeting = Fleeting, Options = ModelTypes.Options(typeof(T)) };
}
