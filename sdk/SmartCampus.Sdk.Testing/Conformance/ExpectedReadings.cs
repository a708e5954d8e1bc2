using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SmartCampus.Sdk.Testing;

/// <summary>What a driver must report, by property. Filled like a dictionary: <c>{ ILock.State, LockState.Locked }</c> or <c>{ "meter.import", 12.5m }</c>.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is what is expected; that it is a collection is for the initialiser.")]
public sealed class ExpectedReadings : IEnumerable<KeyValuePair<string, PropertyValue>>
{
    private readonly Dictionary<string, PropertyValue> values = [];

    /// <summary>The names of the properties.</summary>
    public IReadOnlyCollection<string> Names => values.Keys;

    /// <summary>Expects a value.</summary>
    public void Add<T>(Property<T> property, T value)
    {
        ArgumentNullException.ThrowIfNull(property);
        Add(property.Name, value);
    }

    /// <summary>Expects a value of a property by its name; an enumeration's member may be given as itself or by its wire name.</summary>
    public void Add<T>(string property, T value) => values[property] = PropertyValue.From(value);

    /// <summary>Expects that the property has no value, only an error.</summary>
    public void AddError(string property) => values[property] = PropertyValue.None;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>True when the property is expected to be so: the value, or an error where one is expected.</summary>
    internal bool Has(string property, PropertyValue value) => values.TryGetValue(property, out PropertyValue expected) && expected == value;
}
