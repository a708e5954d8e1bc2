using System.Net.Sockets;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

public sealed class LineFaultsTests
{
    private static readonly LineAddress Tcp = LineAddress.Parse("tcp://127.0.0.1:502");
    private static readonly LineAddress Serial = LineAddress.Parse("serial:/dev/null");

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "refused")]
    [InlineData(SocketError.HostUnreachable, "noRoute")]
    [InlineData(SocketError.NetworkUnreachable, "noRoute")]
    [InlineData(SocketError.HostNotFound, "noRoute")]
    [InlineData(SocketError.TryAgain, "noRoute")]
    [InlineData(SocketError.TimedOut, "connectTimeout")]
    [InlineData(SocketError.ConnectionReset, "reset")]
    public void Opening_SocketError_HasItsOwnCause(SocketError error, string cause)
    {
        DeviceError found = LineFaults.Opening(new SocketException((int)error), Tcp);

        Assert.Equal((ErrorCode.Unreachable, cause), (found.Code, found.Cause));
        Assert.StartsWith("tcp://127.0.0.1:502: ", found.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, "portBusy")]
    [InlineData(13, "portDenied")]
    [InlineData(2, "portBusy")] // the file is there, whatever the system said
    public void Opening_AccessDenied_TheErrnoInsideTells(int errno, string cause)
    {
        DeviceError found = LineFaults.Opening(new UnauthorizedAccessException("no", new IOException("inner", errno)), Serial);

        Assert.Equal((ErrorCode.Unreachable, cause), (found.Code, found.Cause));
    }

    [Theory]
    [InlineData(25)] // ENOTTY, as a file or /dev/null answers
    [InlineData(21)] // EISDIR
    public void Opening_NoTty_IsAMatterOfConfiguration(int errno)
    {
        var inner = new IOException("inner", errno);

        Assert.All(
            [LineFaults.Opening(new UnauthorizedAccessException("no", inner), Serial), LineFaults.Opening(new IOException("no", inner), Serial)],
            found => Assert.Equal((ErrorCode.NotConfigured, "noSerialPort"), (found.Code, found.Cause)));
    }

    [Fact]
    public void Opening_NoSerialPortsHere_IsAMatterOfConfiguration() =>
        Assert.Equal(ErrorCode.NotConfigured, LineFaults.Opening(new PlatformNotSupportedException("use the package"), Serial).Code);
}
