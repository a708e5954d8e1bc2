namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>How far an input can be trusted.</summary>
public enum InputState
{
    /// <summary>Measured, and new enough.</summary>
    Fresh,

    /// <summary>Measured too long ago: it decides nothing.</summary>
    Stale,

    /// <summary>Never measured: it decides nothing.</summary>
    Missing,

    /// <summary>Not measured but forecast.</summary>
    Forecast,
}
