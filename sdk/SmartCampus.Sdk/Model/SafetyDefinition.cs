namespace SmartCampus.Sdk;

/// <summary>What the platform enforces for a trait, even when the plugin forgets.</summary>
/// <param name="Property">The property that tells whether it is on.</param>
/// <param name="On">The value that means on.</param>
/// <param name="Off">The command that turns it off; it needs no argument.</param>
/// <param name="LongestOn">Longest continuous on.</param>
/// <param name="OffOnLinkLost">True when it must be turned off by command once the device is back after a lost link.</param>
/// <param name="Hazard">What can go wrong.</param>
/// <remarks>A command that is proved by <paramref name="On"/> and has a duration is a lease: the platform sends <paramref name="Off"/> when the duration ends, whatever happens to process or link.</remarks>
public sealed record SafetyDefinition(string Property, PropertyValue On, string Off, TimeSpan LongestOn, bool OffOnLinkLost, HazardClass Hazard)
{
    /// <summary>When the limit of another trait counts in its place; <see langword="null"/> for never.</summary>
    public SafetyException? Except { get; init; }
}
