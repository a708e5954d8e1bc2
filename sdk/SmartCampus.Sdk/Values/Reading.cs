namespace SmartCampus.Sdk;

/// <summary>A property's value at a time, or the reason why there is none. An error is never a number.</summary>
/// <param name="Property">The property's name, e.g. <c>valve.flow</c>.</param>
/// <param name="Value">The value in the property's unit, or in <see cref="Unit"/>; <see cref="PropertyValue.None"/> when <paramref name="Error"/> is set.</param>
/// <param name="Time">When it was measured, UTC.</param>
/// <param name="Error">Why there is no value.</param>
public readonly record struct Reading(string Property, PropertyValue Value, DateTimeOffset Time, DeviceError? Error = null)
{
    /// <summary>
    /// UCUM code of the value's unit when the device itself names it, e.g. a scale whose unit is changed on the keypad; <see langword="null"/>: the property's unit.
    /// People then see value and unit as received, with all decimals. It must measure the same as the property's unit (see <see cref="UnitConversion"/>); limits and history are in the property's unit.
    /// </summary>
    public string? Unit { get; init; }
}
