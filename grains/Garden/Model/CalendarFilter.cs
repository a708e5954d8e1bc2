namespace SmartCampus.Grains.Garden.Model;

/// <summary>Which of those days, by the school's calendar.</summary>
public enum CalendarFilter
{
    /// <summary>All.</summary>
    Any,

    /// <summary>Only in terms, holidays excepted.</summary>
    Term,

    /// <summary>Only outside lessons.</summary>
    Holidays,

    /// <summary>Not on examination days.</summary>
    NotExaminations,
}
