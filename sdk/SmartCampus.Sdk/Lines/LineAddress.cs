using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

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
        (address, LocalizedText? wrong) = Read(text);
        problem = wrong?.En;
        return address is not null;
    }

    /// <summary>What is wrong with an address, for people; <see langword="null"/> when it is one.</summary>
    internal static LocalizedText? ProblemOf(string text) => Read(text).Problem;

    /// <summary>The canonical text; equal addresses have equal texts.</summary>
    public override string ToString() => Kind == LineKind.Tcp
        ? string.Create(CultureInfo.InvariantCulture, $"tcp://{(Target.Contains(':', StringComparison.Ordinal) ? $"[{Target}]" : Target)}:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"serial:{Target}?baud={Baud}&parity={ParityName}&bits={DataBits}&stop={StopBits}");

    private string ParityName => EnumNames.Of(typeof(LineParity)).NameOf(Parity);

    private static (LineAddress? Address, LocalizedText? Problem) Read(string text) => text switch
    {
        { Length: > LongestText } => (null, LineWords.TooLong(text, LongestText)),
        _ when text.StartsWith("tcp://", StringComparison.Ordinal) => ReadTcp(text),
        _ when text.StartsWith("serial:", StringComparison.Ordinal) => ReadSerial(text),
        _ => (null, LineWords.NoKind(text)),
    };

    private static (LineAddress?, LocalizedText?) ReadTcp(string text)
    {
        if (ReadPlain(text.AsSpan("tcp://".Length)) is { } plain)
            return (plain, null);
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
            return (null, LineWords.NoHost(text));
        if (uri.Port is < 1 or > 65535)
            return (null, LineWords.NoPort(text));
        if (uri.PathAndQuery is not ("/" or "") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return (null, LineWords.MoreThanHost(text));
        return (new LineAddress(LineKind.Tcp, uri.DnsSafeHost) { Port = uri.Port }, null);
    }

    // What most devices have, four numbers and a port, needs no parser of URIs: a start reads thousands.
    private static LineAddress? ReadPlain(ReadOnlySpan<char> hostAndPort)
    {
        int colon = hostAndPort.IndexOf(':');
        if (colon < 0 || !IPAddress.TryParse(hostAndPort[..colon], out IPAddress? ip) || !int.TryParse(hostAndPort[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port))
            return null;
        string host = ip.ToString();
        return hostAndPort[..colon].SequenceEqual(host) && port is >= 1 and <= 65535 ? new LineAddress(LineKind.Tcp, host) { Port = port } : null;
    }

    private static (LineAddress?, LocalizedText?) ReadSerial(string text)
    {
        string rest = text["serial:".Length..];
        int question = rest.IndexOf('?', StringComparison.Ordinal);
        string target = question < 0 ? rest : rest[..question];
        if (target.Trim().Length == 0 || target.Any(char.IsControl))
            return (null, LineWords.NoSerialPort(text));
        var address = new LineAddress(LineKind.Serial, target);
        string[] parts = question < 0 ? [] : rest[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        foreach (string part in parts)
        {
            (address, LocalizedText? problem) = address.With(part);
            if (problem is not null)
                return (null, LineWords.Part(text, problem));
        }
        return (address, null);
    }

    private (LineAddress Address, LocalizedText? Problem) With(string part)
    {
        string[] pair = part.Split('=', 2);
        string value = pair.Length == 2 ? pair[1] : "";
        return pair[0] switch
        {
            "baud" => Bauds.Contains(value)
                ? (this with { Baud = int.Parse(value, CultureInfo.InvariantCulture) }, null)
                : (this, LineWords.OneOf("baud", value, Bauds)),
            "parity" => EnumNames.Of(typeof(LineParity)).ValueOf(value) is LineParity parity
                ? (this with { Parity = parity }, null)
                : (this, LineWords.OneOf("parity", value, "none", "even", "odd")),
            "bits" => value is "7" or "8" ? (this with { DataBits = value[0] - '0' }, null) : (this, LineWords.OneOf("bits", value, "7", "8")),
            "stop" => value is "1" or "2" ? (this with { StopBits = value[0] - '0' }, null) : (this, LineWords.OneOf("stop", value, "1", "2")),
            _ => (this, LineWords.Unknown(pair[0])),
        };
    }

    private static readonly string[] Bauds = ["1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200", "230400"];
}
