using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight.Driver;

/// <summary>What one frame says; a later channel of the frame takes the place of an earlier one.</summary>
/// <param name="time">When the frame was received, UTC.</param>
internal sealed class Readings(DateTimeOffset time)
{
    private readonly List<Reading> found = [];

    public IReadOnlyList<Reading> All => found;

    public void Add<T>(Property<T> property, T value) => Put(new Reading(property.Name, PropertyValue.From(value), time));

    public void Add(PropertyDefinition property, DeviceError error) => Put(new Reading(property.Name, PropertyValue.None, time, error));

    /// <summary>A switch; a number that is neither 0 nor 1 has no meaning, and is no value.</summary>
    public void Add(Property<bool> property, byte raw)
    {
        if (raw <= 1)
            Add(property, raw == 1);
        else
            Add(property, new DeviceError(ErrorCode.NotConfigured, "unmapped", $"{property.Name} is {raw}; it must be 0 or 1"));
    }

    private void Put(in Reading reading)
    {
        string name = reading.Property;
        found.RemoveAll(r => r.Property == name);
        found.Add(reading);
    }
}
