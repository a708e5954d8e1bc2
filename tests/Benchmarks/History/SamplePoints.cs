using SmartCampus.Sdk;

namespace SmartCampus.Benchmarks.History;

/// <summary>Numbers as a sensor gives them: one decimal, changing every second, not by much.</summary>
internal static class SamplePoints
{
    private const int Step = 7919;
    private const int Spread = 40;

    /// <summary>20.0 to 23.9.</summary>
    public static double ValueOf(int number) => (200 + ((long)number * Step % Spread)) / 10.0;

    public static Reading Reading(string property, int number, DateTimeOffset at) => new(property, PropertyValue.Of((decimal)ValueOf(number)), at);
}
