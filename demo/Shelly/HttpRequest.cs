using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SmartCampus.Demo.Shelly;

/// <summary>A request of HTTP/1.1, small as a device takes them.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">Header fields, names without case.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private const int Longest = 8192;

    /// <summary>The path alone.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>True when the connection shall become a WebSocket.</summary>
    public bool IsUpgrade => Headers.GetValueOrDefault("Upgrade", "").Equals("websocket", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads one; <see langword="null"/> when the connection ended or it is too long.</summary>
    public static async Task<HttpRequest?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[Longest];
        int length = 0, head;
        while ((head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            int count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0)
                return null;
            length += count;
        }
        string[] lines = Encoding.ASCII.GetString(buffer, 0, head).Split("\r\n");
        string[] request = lines[0].Split(' ');
        Dictionary<string, string> headers = Fields(lines);
        _ = int.TryParse(headers.GetValueOrDefault("Content-Length", "0"), NumberStyles.None, CultureInfo.InvariantCulture, out int body);
        if (request.Length != 3 || head + 4 + body > Longest)
            return null;
        if (length < head + 4 + body)
            await stream.ReadExactlyAsync(buffer.AsMemory(length, head + 4 + body - length), cancellationToken);
        return new HttpRequest(request[0], request[1], headers, Encoding.UTF8.GetString(buffer, head + 4, body));
    }

    private static Dictionary<string, string> Fields(string[] lines)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                fields[line[..colon]] = line[(colon + 1)..].Trim();
        }
        return fields;
    }
}
