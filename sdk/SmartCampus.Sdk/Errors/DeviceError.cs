namespace SmartCampus.Sdk;

/// <summary>One failure: its code, an optional finer word and a technical detail for the log.</summary>
/// <param name="Code">The closed code.</param>
/// <param name="Cause">A finer word in camel case, e.g. <c>crc</c> or <c>illegalAddress</c>; it has no texts of its own.</param>
/// <param name="Detail">What exactly was seen, in English, with the value and the rule.</param>
public sealed record DeviceError(ErrorCode Code, string? Cause = null, string? Detail = null)
{
    /// <summary>True when the device is well and there is just no value at this moment, e.g. a scale in motion: the device stays online, not degraded.</summary>
    public bool Passing { get; init; }

    /// <summary>The reason on the wire: <c>badFrame.crc</c>, or <c>busy</c> without a finer word.</summary>
    public string Reason => Cause is null ? EnumNames.Of(typeof(ErrorCode)).NameOf(Code) : $"{EnumNames.Of(typeof(ErrorCode)).NameOf(Code)}.{Cause}";
}
