using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SmartCampus.Demo.Lines;

/// <summary>Remembers which line has which port, so that a second start finds the devices where the first one left them.</summary>
/// <param name="path">The file it remembers in.</param>
/// <param name="portBase">First port to try for a new line; 0 = whatever is free.</param>
internal sealed class PortBook(string path, int portBase)
{
    private readonly Dictionary<string, int> _ports = Load(path);

    /// <summary>Binds a socket to the line's port, or to a new one when there is none or it is taken by another program.</summary>
    public int Bind(string line, Socket socket)
    {
        if (!(_ports.TryGetValue(line, out int known) && TryBind(socket, known)))
            BindAnew(socket);
        return _ports[line] = ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Writes the book.</summary>
    public void Save() => File.WriteAllText(path, JsonSerializer.Serialize(_ports));

    private void BindAnew(Socket socket)
    {
        int port = portBase;
        while (_ports.ContainsValue(port) || !TryBind(socket, port))
            port++;
    }

    private static bool TryBind(Socket socket, int port)
    {
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }

    private static Dictionary<string, int> Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(path)) ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return [];
        }
    }
}
