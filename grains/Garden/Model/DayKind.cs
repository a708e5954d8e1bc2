namespace SmartCampus.Grains.Garden.Model;

/// <summary>On which days.</summary>
public enum DayKind
{
    /// <summary>On days of the week.</summary>
    Weekly,

    /// <summary>Every so many days, from an anchor day.</summary>
    EveryDays,

    /// <summary>On odd days of the month.</summary>
    OddDays,

    /// <summary>On even days of the month.</summary>
    EvenDays,

    /// <summary>On listed dates.</summary>
    Dates,
}
