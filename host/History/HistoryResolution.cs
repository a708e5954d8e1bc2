namespace SmartCampus.Host.History;

/// <summary>What a chart was made from.</summary>
internal enum HistoryResolution
{
    /// <summary>Single points.</summary>
    Raw,

    /// <summary>Sums of minutes.</summary>
    Minute,

    /// <summary>Sums of hours.</summary>
    Hour,
}
