namespace SmartCampus.Grains.Calendar;

/// <summary>What a day is at the school.</summary>
[Flags]
public enum SchoolDay
{
    /// <summary>Between terms, and no holiday that has a name.</summary>
    None = 0,

    /// <summary>In a term.</summary>
    Term = 1,

    /// <summary>In a holiday; a holiday within a term is both.</summary>
    Holiday = 2,

    /// <summary>An examination is held.</summary>
    Examination = 4,
}
