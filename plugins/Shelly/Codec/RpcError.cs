using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>An error of the device. Shelly API, General / Common Errors.</summary>
/// <param name="Code">Its code: HTTP-like, or negative.</param>
/// <param name="Message">The device's words; with code 401 over a WebSocket the challenge, as JSON.</param>
internal sealed record RpcError(long Code, string Message)
{
    public const long Unauthorized = 401;
    public const string WrongPassword = "wrongPassword";
    private const int LongestShown = 200;

    /// <summary>The error that this stands for.</summary>
    public DeviceError ErrorOf(string method) => Code switch
    {
        Unauthorized => new(ErrorCode.NotConfigured, WrongPassword, $"{method}: error 401, the device refuses the password"),
        404 or -105 => new(ErrorCode.NotConfigured, "channelMissing", $"{method}: error {Code}, {Shown}"),
        429 or 503 or -108 or -114 => new(ErrorCode.Busy, null, $"{method}: error {Code}, {Shown}"),
        -109 => new(ErrorCode.RefusedByDevice, "precondition", $"{method}: error {Code}, {Shown}"),
        _ => new(ErrorCode.RefusedByDevice, "rpc", $"{method}: error {Code}, {Shown}"),
    };

    private string Shown => Message.Length <= LongestShown ? Message : Message[..LongestShown];
}
