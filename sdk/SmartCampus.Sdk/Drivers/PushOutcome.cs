namespace SmartCampus.Sdk;

/// <summary>What became of a <see cref="PushMessage"/>.</summary>
public enum PushOutcome
{
    /// <summary>It is of another device, or has nothing to report, e.g. the note that a device has joined.</summary>
    Ignored,

    /// <summary>It was taken in before, or is older than what was; nothing was reported.</summary>
    Repeated,

    /// <summary>It was taken in.</summary>
    Taken,
}
