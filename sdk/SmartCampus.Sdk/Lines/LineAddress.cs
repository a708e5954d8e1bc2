using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SmartCampus.Sdk;

/// <summary>Where a line goes: <c>serial:/dev/ttyUSB0?baud=9600&amp;parity=even&amp;bits=8&amp;stop=1</c> or <c>tcp://host:port</c>.</summary>
/// <remarks>Devices with equal addresses share one connection, except where the driver's setting says <see cref="LineAttribute.Own"/>.</remarks>
public sealed record LineAddress
{
    private const int LongestText = 200;

    private LineAddress(LineKind kind, string target) => (Kind, Target) = (kind, target);

    /// <summary>Serial or TCP.</summary>
    public LineKind Kind { get; }

    /// <summary>The serial port's path or name, or the TCP host.</summary>
    public string Target { get; }

    /// <summary>TCP port, 1–65535; 0 for serial.</summary>
    public int Port { get; private init; }

    /// <summary>Bits per second: 1200, 2400, 4800, 9600 (default), 19200, 38400, 57600, 115200 or 230400.</summary>
    public int Baud { get; private init; } = 9600;

    /// <summary>Parity; none by default.</summary>
    public LineParity Parity { get; private init; }

    /// <summary>Data bits, 7 or 8 (default).</summary>
    public int DataBits { get; private init; } = 8;

    /// <summary>Stop bits, 1 (default) or 2.</summary>
    public int StopBits { get; private init; } = 1;

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is no address; the message names the part, its value and the rule.</exception>
    public static LineAddress Parse(string text) => TryParse(text, out LineAddress? address, out string? problem) ? address : throw new FormatException(problem);

    /// <summary>Reads an address; on failure <paramref name="problem"/> names the part, its value and the rule.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LineAddress? address, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
        (address, problem) = text switch
        {
            { Length: > LongestText } => (null, $"line '{text[..40]}…' has {text.Length} characters; it must have at most {LongestText}"),
            _ when text.StartsWith("tcp://", StringComparison.Ordinal) => ParseTcp(text),
            _ when text.StartsWith("serial:", StringComparison.Ordinal) => ParseSerial(text),
            _ => (null, $"line '{text}' must start with 'tcp://' or 'serial:'"),
        };
        return address is not null;
    }

    /// <summary>The canonical text; equal addresses have equal texts.</summary>
    public override string ToString() => Kind == LineKind.Tcp
        ? string.Create(CultureInfo.InvariantCulture, $"tcp://{(Target.Contains(':', StringComparison.Ordinal) ? $"[{Target}]" : Target)}:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"serial:{Target}?baud={Baud}&parity={ParityName}&bits={DataBits}&stop={StopBits}");

    private string ParityName => EnumNames.Of(typeof(LineParity)).NameOf(Parity);

    private static (LineAddress?, string?) ParseTcp(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
            return (null, $"line '{text}' must be 'tcp://host:port'");
        if (uri.Port is < 1 or > 65535)
            return (null, $"line '{text}' has no port; it must be from 1 to 65535");
        if (uri.PathAndQuery is not ("/" or "") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return (null, $"line '{text}' must be 'tcp://host:port' and nothing more");
        return (new LineAddress(LineKind.Tcp, uri.DnsSafeHost) { Port = uri.Port }, null);
    }

    private static (LineAddress?, string?) ParseSerial(string text)
    {
        string rest = text["serial:".Length..];
        int question = rest.IndexOf('?', StringComparison.Ordinal);
        string target = question < 0 ? rest : rest[..question];
        if (target.Trim().Length == 0)
            return (null, $"line '{text}' names no port; write 'serial:/dev/ttyUSB0?baud=9600'");
        var address = new LineAddress(LineKind.Serial, target);
        string[] parts = question < 0 ? [] : rest[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        foreach (string part in parts)
        {
            (address, string? problem) = address.With(part);
            if (problem is not null)
                return (null, $"line '{text}': {problem}");
        }
        return (address, null);
    }

    private (LineAddress Address, string? Problem) With(string part)
    {
        string[] pair = part.Split('=', 2);
        string value = pair.Length == 2 ? pair[1] : "";
        return pair[0] switch
        {
            "baud" => Bauds.Contains(value)
                ? (this with { Baud = int.Parse(value, CultureInfo.InvariantCulture) }, null)
                : (this, $"baud is '{value}'; it must be one of {string.Join(", ", Bauds)}"),
            "parity" => EnumNames.Of(typeof(LineParity)).ValueOf(value) is LineParity parity
                ? (this with { Parity = parity }, null)
                : (this, $"parity is '{value}'; it must be none, even or odd"),
            "bits" => value is "7" or "8" ? (this with { DataBits = value[0] - '0' }, null) : (this, $"bits is '{value}'; it must be 7 or 8"),
            "stop" => value is "1" or "2" ? (this with { StopBits = value[0] - '0' }, null) : (this, $"stop is '{value}'; it must be 1 or 2"),
            _ => (this, $"'{pair[0]}' is unknown; known are baud, parity, bits and stop"),
        };
    }

    private static readonly string[] Bauds = ["1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200", "230400"];
}
