namespace SmartCampus.Host.Tests.Running;

/// <summary>How a <see cref="FaultyUnit"/> answers.</summary>
internal enum Behaviour
{
    Normal,

    /// <summary>Hears and does nothing.</summary>
    Mute,

    /// <summary>Exception 02 to everything.</summary>
    IllegalAddress,

    /// <summary>Exception 06 to everything.</summary>
    Busy,

    /// <summary>RTU: the answer's CRC is wrong.</summary>
    WrongCrc,

    /// <summary>The answer comes from another unit.</summary>
    OtherUnit,

    /// <summary>TCP: resets the connection.</summary>
    Reset,

    /// <summary>TCP: closes the connection.</summary>
    Close,

    /// <summary>Carries writes out, but their answers are lost.</summary>
    LosesWriteAnswers,

    /// <summary>TCP: carries writes out, then resets the connection instead of answering.</summary>
    ResetsAtWrites,

    /// <summary>Answers writes as if it had carried them out.</summary>
    SaysYesDoesNothing,

    /// <summary>Neither carries writes out nor answers them.</summary>
    SwallowsWrites,
}
