namespace SmartCampus.Grains.Commands;

/// <summary>Where a command is in its life; docs/design.md section 5.</summary>
public enum CommandState
{
    /// <summary>On disk, not sent.</summary>
    Accepted,

    /// <summary>Given to the device's driver; may have reached the device.</summary>
    Sent,

    /// <summary>The device said that it will, or did. The end for a command without a proof.</summary>
    Acked,

    /// <summary>The proof was measured. An end.</summary>
    Confirmed,

    /// <summary>It did not happen, with a reason. An end.</summary>
    Failed,

    /// <summary>Sent, and no answer or no proof in time. An end.</summary>
    TimedOut,

    /// <summary>The deadline passed before it was sent; it never was. An end.</summary>
    Expired,

    /// <summary>A newer command for the same thing took its place before it was sent. An end.</summary>
    Superseded,

    /// <summary>Sent, then the process or the link died: nobody knows. An end.</summary>
    Unknown,

    /// <summary>Never accepted, with a reason. An end.</summary>
    Refused,
}
