namespace SmartCampus.Sdk;

/// <summary>The conversation with a device cannot go on, or a command failed. Thrown by lines and drivers, handled by the platform.</summary>
/// <param name="code">The closed code.</param>
/// <param name="cause">A finer word in camel case, e.g. <c>crc</c>.</param>
/// <param name="detail">What exactly was seen, in English.</param>
/// <param name="inner">The exception behind it.</param>
public sealed class DeviceException(ErrorCode code, string? cause = null, string? detail = null, Exception? inner = null)
    : Exception(detail ?? $"{code}{(cause is null ? "" : $" ({cause})")}", inner)
{
    /// <summary>The failure as a value.</summary>
    public DeviceError Error { get; } = new(code, cause, detail);

    /// <summary>True when bytes had left before the failure, so that a command may or may not have been executed.</summary>
    public bool AfterSending { get; init; }
}
