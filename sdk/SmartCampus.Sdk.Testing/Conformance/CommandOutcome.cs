namespace SmartCampus.Sdk.Testing;

/// <summary>How a command ended.</summary>
/// <param name="IsEnded">False when it never came back.</param>
/// <param name="WasRun">False when the driver never came to its wait, so that the platform would have failed it.</param>
/// <param name="Failure">What it threw; <see langword="null"/> when it was acknowledged.</param>
internal sealed record CommandOutcome(bool IsEnded, bool WasRun, Exception? Failure)
{
    public bool IsAcknowledged => IsEnded && Failure is null;
}
