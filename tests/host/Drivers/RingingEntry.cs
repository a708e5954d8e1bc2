using SmartCampus.Host.Drivers;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>Counts how often it was due.</summary>
internal sealed class RingingEntry : WheelEntry
{
    public int Rings { get; private set; }

    internal override void OnDue() => Rings++;
}
