using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace SmartCampus.Sdk.Testing;

/// <summary>Opens a line's address as a plain stream, for the recorder only; drivers get their line from the platform.</summary>
internal static class DeviceStream
{
    public static async Task<Stream> OpenAsync(LineAddress address, CancellationToken cancellationToken)
    {
        if (address.Kind == LineKind.Serial)
        {
            await SetUpAsync(address, cancellationToken).ConfigureAwait(false);
            return new FileStream(address.Target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Target, address.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // stty is on every system that has ttys; so the kit needs no package for serial ports.
    private static async Task SetUpAsync(LineAddress address, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Serial lines are recorded on Linux and macOS only.");
        string[] parity = address.Parity switch
        {
            LineParity.Even => ["parenb", "-parodd"],
            LineParity.Odd => ["parenb", "parodd"],
            _ => ["-parenb"],
        };
        string[] arguments =
        [
            OperatingSystem.IsMacOS() ? "-f" : "-F", address.Target, "raw", "-echo", "clocal", address.Baud.ToString(CultureInfo.InvariantCulture),
            $"cs{address.DataBits}", address.StopBits == 2 ? "cstopb" : "-cstopb", .. parity,
        ];
        using Process stty = Process.Start(new ProcessStartInfo("stty", arguments) { RedirectStandardError = true })!;
        string said = await stty.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await stty.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (stty.ExitCode != 0)
            throw new IOException($"{address.Target} cannot be set up: {said.Trim()}");
    }
}
