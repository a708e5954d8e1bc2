namespace SmartCampus.Plugins.Osdp.Link;

/// <summary>Reader and controller are out of step; the session must be set up again. Never leaves the driver.</summary>
/// <param name="cause">A word in camel case.</param>
/// <param name="detail">What was seen.</param>
internal sealed class SessionLostException(string cause, string detail) : Exception(detail)
{
    /// <summary>Why, in camel case.</summary>
    public string Cause { get; } = cause;

    /// <summary>True when the reader refused the command's only transmission, so that it was certainly not executed.</summary>
    public bool IsRefusal { get; init; }
}
