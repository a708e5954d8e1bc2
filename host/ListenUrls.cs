using System.Net;
using System.Net.Sockets;

namespace SmartCampus.Host;

/// <summary>Where the host listens: checked before anything else starts, for by the time the web server would find out, devices are already being driven.</summary>
internal static class ListenUrls
{
    /// <exception cref="FormatException">An address is no address.</exception>
    /// <exception cref="IOException">A port is in use, or not ours to use.</exception>
    public static void Check(string urls)
    {
        foreach (string url in urls.Split(';', StringSplitOptions.TrimEntries))
            Check(url, Read(url));
    }

    private static BindingAddress Read(string url)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(url);
            if (address.Port <= IPEndPoint.MaxPort)
                return address;
        }
        catch (FormatException)
        {
            // Said below, in the words of the option.
        }
        throw new FormatException($"--urls is '{url}'; it must be an address such as http://localhost:5080.");
    }

    private static void Check(string url, BindingAddress address)
    {
        if (address.Port == 0 || address.IsUnixPipe || address.IsNamedPipe)
            return;
        IPAddress ip = address.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(address.Host, out IPAddress? known) ? known : IPAddress.Any;
        try
        {
            using var probe = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(ip, address.Port));
            probe.Listen();
        }
        catch (SocketException e)
        {
            throw new IOException($"--urls is '{url}'; nothing can listen there: {e.Message}.", e);
        }
    }
}
