using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>What a driver made of a message.</summary>
/// <param name="Outcome">Its word; <see langword="null"/> when it refused, or was not there to take it.</param>
/// <param name="Reason">Why it was refused, a reason word.</param>
internal sealed record PushResult(PushOutcome? Outcome, string? Reason = null)
{
    /// <summary>There are too many messages for the driver.</summary>
    public const string Busy = "busy";

    /// <summary>The driver is being replaced or has ended.</summary>
    public const string Away = "unreachable";

    /// <summary>True when the message never came to the driver, and will when it is posted again.</summary>
    public bool IsForAgain => Outcome is null && Reason is Busy or Away;
}
