using System.IO.Ports;
using SmartCampus.Tests.Peers;

namespace SmartCampus.StandIns.Tests.SerialPorts;

public sealed class SerialPortTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task ReadAsync_BytesArrive_ReturnsThemUnchanged()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using SerialPort port = Opened(pty.Port);
        using SerialPort device = Opened(pty.Device);
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

        await device.BaseStream.WriteAsync(all);
        byte[] read = new byte[256];
        await port.BaseStream.ReadExactlyAsync(read).AsTask().WaitAsync(Patience);

        Assert.Equal(all, read); // also XON, XOFF, CR and Ctrl-C: the mode is raw
    }

    [Fact]
    public async Task WriteAsync_MoreThanTheSystemTakes_WaitsAndSendsAll()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using SerialPort port = Opened(pty.Port);
        using SerialPort device = Opened(pty.Device);
        byte[] sent = new byte[200_000];
        Random.Shared.NextBytes(sent);
        byte[] read = new byte[sent.Length];

        Task writing = port.BaseStream.WriteAsync(sent).AsTask();
        await device.BaseStream.ReadExactlyAsync(read).AsTask().WaitAsync(Patience);
        await writing.WaitAsync(Patience);

        Assert.Equal(sent, read);
    }

    [Fact]
    public async Task ReadAsync_MuteDeviceAndTokenCancelled_Ends()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using SerialPort port = Opened(pty.Port);
        using var cancel = new CancellationTokenSource();

        ValueTask<int> reading = port.BaseStream.ReadAsync(new byte[10], cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task ReadAsync_AfterACancelledRead_LosesNoByte()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using SerialPort port = Opened(pty.Port);
        using SerialPort device = Opened(pty.Device);
        using var cancel = new CancellationTokenSource();
        Task<int> reading = port.BaseStream.ReadAsync(new byte[10], cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Patience));

        await device.BaseStream.WriteAsync(new byte[] { 1, 2, 3 });
        byte[] read = new byte[3];
        await port.BaseStream.ReadExactlyAsync(read).AsTask().WaitAsync(Patience);

        Assert.Equal([1, 2, 3], read);
    }

    [Fact]
    public async Task ReadAsync_PortPulledOut_FailsAsIOException()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using SerialPort port = Opened(pty.Port);

        Task<int> reading = port.BaseStream.ReadAsync(new byte[10]).AsTask();
        await pty.PullOutAsync();

        await Assert.ThrowsAsync<IOException>(() => reading.WaitAsync(Patience));
    }

    [Fact]
    public async Task WriteAsync_PortPulledOut_FailsAsIOException()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using SerialPort port = Opened(pty.Port);

        await pty.PullOutAsync();

        await Assert.ThrowsAsync<IOException>(() => port.BaseStream.WriteAsync(new byte[10]).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public async Task Close_PendingRead_EndsItAndLeavesNoThread()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        SerialPort port = Opened(pty.Port);
        Task<int> reading = port.BaseStream.ReadAsync(new byte[10]).AsTask();
        Assert.Contains("serial ports", ThreadNames());

        port.Close();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading.WaitAsync(Patience));
        Assert.False(port.IsOpen);
        Assert.True(SpinWait.SpinUntil(() => !ThreadNames().Contains("serial ports"), Patience), "The poll thread is still there.");
    }

    [Fact]
    public async Task Open_AfterClose_WorksAgain()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using SerialPort device = Opened(pty.Device);
        using var port = new SerialPort(pty.Port);
        port.Open();
        port.Close();

        port.Open();
        await port.BaseStream.WriteAsync(new byte[] { 7 });

        Assert.Equal(7, await Task.Run(device.BaseStream.ReadByte).WaitAsync(Patience));
    }

    [Fact]
    public async Task Read_NothingWithinTheTimeout_ThrowsTimeoutException()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using var port = new SerialPort(pty.Port) { ReadTimeout = 30 };
        port.Open();

        await Assert.ThrowsAsync<TimeoutException>(() => Task.Run(() => port.Read(new byte[10], 0, 10)).WaitAsync(Patience));
    }

    [Fact]
    public async Task DiscardInBuffer_BytesArrivedBefore_AreGone()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using SerialPort port = Opened(pty.Port);
        using SerialPort device = Opened(pty.Device);
        byte[] first = new byte[1];
        await device.BaseStream.WriteAsync(new byte[] { 1, 2, 3 });
        await port.BaseStream.ReadExactlyAsync(first).AsTask().WaitAsync(Patience); // so the rest is here too

        port.DiscardInBuffer();
        await device.BaseStream.WriteAsync(new byte[] { 9 });
        await port.BaseStream.ReadExactlyAsync(first).AsTask().WaitAsync(Patience);

        Assert.Equal([9], first);
    }

    [Fact]
    public void Open_MissingPort_IsDeniedWithTheCauseInside()
    {
        using var port = new SerialPort("/dev/ttyNoSuchPort");

        UnauthorizedAccessException error = Assert.Throws<UnauthorizedAccessException>(port.Open);

        Assert.Equal(2, Assert.IsType<IOException>(error.InnerException).HResult); // ENOENT
        Assert.False(port.IsOpen);
    }

    [Fact]
    public void Open_NoTerminal_ThrowsIOException()
    {
        using var port = new SerialPort("/dev/null");

        Assert.Contains("/dev/null", Assert.Throws<IOException>(port.Open).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1200, 8, Parity.None, StopBits.One)]
    [InlineData(2400, 7, Parity.Even, StopBits.One)]
    [InlineData(4800, 7, Parity.Odd, StopBits.Two)]
    [InlineData(9600, 8, Parity.Even, StopBits.One)]
    [InlineData(19200, 8, Parity.None, StopBits.Two)]
    [InlineData(38400, 8, Parity.None, StopBits.One)]
    [InlineData(57600, 8, Parity.None, StopBits.One)]
    [InlineData(115200, 8, Parity.Odd, StopBits.One)]
    [InlineData(230400, 8, Parity.None, StopBits.One)]
    public async Task Open_StandardSettings_AreTaken(int baud, int bits, Parity parity, StopBits stop)
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using var port = new SerialPort(pty.Port, baud, parity, bits, stop);

        port.Open();

        Assert.True(port.IsOpen);
    }

    [Theory]
    [InlineData(9601, 8, StopBits.One, "BaudRate")]
    [InlineData(9600, 5, StopBits.One, "DataBits")]
    [InlineData(9600, 9, StopBits.One, "DataBits")]
    [InlineData(9600, 8, StopBits.None, "StopBits")]
    public async Task Open_SettingOutOfRange_IsNamed(int baud, int bits, StopBits stop, string named)
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        using var port = new SerialPort(pty.Port, baud, Parity.None, bits, stop);

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(port.Open);

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.False(port.IsOpen);
    }

    private static SerialPort Opened(string name)
    {
        var port = new SerialPort(name, 115200, Parity.None, 8, StopBits.One);
        port.Open();
        return port;
    }

    private static string[] ThreadNames() =>
        [.. Directory.GetDirectories("/proc/self/task").Select(t => Path.Combine(t, "comm")).Where(File.Exists).Select(c => File.ReadAllText(c).Trim())];
}
