namespace SmartCampus.Host.Lines;

/// <summary>How a line is.</summary>
internal enum LineState
{
    /// <summary>Not opened yet, or closed because nobody needs it; the next turn opens it.</summary>
    Closed,

    /// <summary>Open.</summary>
    Open,

    /// <summary>It broke or could not be opened; <see cref="LineStatus.Reason"/> says why.</summary>
    Failed,
}
