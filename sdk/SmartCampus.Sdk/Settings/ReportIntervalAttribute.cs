namespace SmartCampus.Sdk;

/// <summary>
/// Marks the time-span setting that says how often the device reports, also when nothing changes. When two reports are missing, the platform
/// calls the device's data stale. Leave it off a driver that reports only what changed: nobody can say then when its data are old.
/// </summary>
/// <param name="intervals">How many report intervals the setting is long, above zero: 1 for a poll interval, 3 for a time-out of three.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReportIntervalAttribute(double intervals = 1) : Attribute
{
    /// <summary>How many report intervals the setting is long.</summary>
    public double Intervals { get; } = intervals;
}
