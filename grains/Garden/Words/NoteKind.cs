namespace SmartCampus.Grains.Garden.Words;

/// <summary>How a note's argument is written for people.</summary>
public enum NoteKind
{
    /// <summary>As it is: a name.</summary>
    Text,

    /// <summary>A number with at most two decimals; the sentence says its unit.</summary>
    Number,

    /// <summary>A duration in seconds.</summary>
    Duration,

    /// <summary>A time, shown in the garden's zone; with the date when asked for by the sentence.</summary>
    Time,

    /// <summary>A word that has its own entry in the table.</summary>
    Word,
}
