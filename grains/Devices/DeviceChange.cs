namespace SmartCampus.Grains.Devices;

/// <summary>What changed in a step of <see cref="DeviceState"/>.</summary>
/// <param name="Properties">A bit for each property of the model, in its order.</param>
/// <param name="Availability">True when the availability changed.</param>
public readonly record struct DeviceChange(ulong Properties, bool Availability)
{
    /// <summary>True when nothing changed.</summary>
    public bool IsNone => Properties == 0 && !Availability;
}
