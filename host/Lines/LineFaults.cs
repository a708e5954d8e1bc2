using System.Net.Sockets;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Lines;

/// <summary>Names for what goes wrong below a line.</summary>
internal static class LineFaults
{
    private const int NotPermitted = 1, PermissionDenied = 13, DeviceBusy = 16, IsDirectory = 21, NoTerminal = 25; // errno

    /// <summary>True for the exceptions by which a transport says that it cannot go on.</summary>
    public static bool IsTransport(Exception exception) =>
        exception is SocketException or IOException or ObjectDisposedException or UnauthorizedAccessException or PlatformNotSupportedException;

    /// <summary>Why a line could not be opened.</summary>
    public static DeviceError Opening(Exception exception, LineAddress address) => exception switch
    {
        SocketException socket => new(ErrorCode.Unreachable, Connecting(socket.SocketErrorCode), $"{address}: {socket.Message}."),
        OperationCanceledException => new(ErrorCode.Unreachable, "connectTimeout", $"{address} did not accept a connection within 3 s."),
        PlatformNotSupportedException => new(ErrorCode.NotConfigured, "noSerialPorts", exception.Message),
        UnauthorizedAccessException or IOException when exception.InnerException?.HResult is NoTerminal or IsDirectory =>
            new(ErrorCode.NotConfigured, "noSerialPort", $"{address}: '{address.Target}' is there and is no serial port."),
        UnauthorizedAccessException => new(ErrorCode.Unreachable, Denied(exception, address), $"{address}: {exception.InnerException?.Message ?? exception.Message}."),
        _ => new(ErrorCode.Unreachable, "portMissing", $"{address}: {exception.Message}"),
    };

    /// <summary>Why an open line broke.</summary>
    public static DeviceError Breaking(Exception exception, LineAddress address) => exception switch
    {
        SocketException { SocketErrorCode: not SocketError.NotConnected } => new(ErrorCode.Unreachable, "reset", $"{address}: {exception.Message}."),
        OperationCanceledException => new(ErrorCode.Unreachable, "stuck", $"{address}: the other side takes no bytes."),
        _ => Closed(address),
    };

    /// <summary>The other side has closed an open line.</summary>
    public static DeviceError Closed(LineAddress address) => address.Kind == LineKind.Tcp
        ? new(ErrorCode.Unreachable, "closed", $"{address}: the other side closed the connection.")
        : new(ErrorCode.Unreachable, "portGone", $"{address}: the port has gone.");

    /// <summary>A device listens on the line all the time.</summary>
    public static DeviceError Taken(LineAddress address, string device) =>
        new(ErrorCode.NotConfigured, "lineTaken", $"{address}: '{device}' listens on it all the time; another device needs a line of its own.");

    /// <summary>The failure as drivers get it.</summary>
    public static DeviceException Exception(DeviceError error, bool afterSending, Exception? inner = null) =>
        new(error.Code, error.Cause, error.Detail, inner) { AfterSending = afterSending };

    private static string Connecting(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "refused",
        SocketError.ConnectionReset or SocketError.ConnectionAborted => "reset",
        SocketError.TimedOut => "connectTimeout",
        _ => "noRoute",
    };

    // System.IO.Ports denies access whatever the cause; the errno inside tells.
    private static string Denied(Exception exception, LineAddress address) => exception.InnerException?.HResult switch
    {
        NotPermitted or PermissionDenied => "portDenied",
        DeviceBusy => "portBusy",
        _ => OperatingSystem.IsWindows() || File.Exists(address.Target) ? "portBusy" : "portMissing",
    };
}
