using SmartCampus.Host.Lines;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk;
using SmartCampus.Tests.Peers;

namespace SmartCampus.Host.Tests.Lines;

public sealed class SerialLineTests : LineTests
{
    [Fact]
    public async Task Turn_FileThatIsNoTty_IsNamedAsNone()
    {
        string file = Path.GetTempFileName();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(LineAddress.Parse("serial:" + file), "a");

        await Fails(ErrorCode.NotConfigured, "noSerialPort", false, () => Take(line));

        Assert.Equal("notConfigured.noSerialPort", Assert.Single(hub.List()).Reason);
        File.Delete(file);
    }

    [Fact]
    public async Task Turn_DeviceAnswers_BytesGoBothWays()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(AddressOf(pty), "a");
        using ILineTurn turn = await Take(line);
        await using FileStream device = pty.OpenDevice();
        byte[] request = new byte[2];

        await Write(turn, 1, 2);
        await device.ReadExactlyAsync(request).AsTask().WaitAsync(Patience);
        await device.WriteAsync(new byte[] { 3, 4 });

        Assert.Equal([1, 2], request);
        Assert.Equal(3, (await ReadExactly(turn, 1))[0]); // bytes come in any grouping, and none is lost between
        Assert.Equal(4, (await ReadExactly(turn, 1))[0]);
    }

    [Fact]
    public async Task ReadAsync_MuteDevice_TimesOutAndALateAnswerIsStillRead()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(AddressOf(pty), "a");
        using ILineTurn turn = await Take(line);
        await using FileStream device = pty.OpenDevice();
        await Write(turn, 1);

        await Fails(ErrorCode.TimedOut, "silent", true, () => Read(turn, 30));
        await device.WriteAsync(new byte[] { 7 });

        Assert.Equal([7], await Read(turn));
    }

    [Fact]
    public async Task TakeTurn_NoSuchPort_IsPortMissing()
    {
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(LineAddress.Parse("serial:/dev/ttyNoSuchPort"), "a");

        await Fails(ErrorCode.Unreachable, "portMissing", false, () => Take(line));
        Assert.True(line.IsFailed);
        Assert.Equal("unreachable.portMissing", Assert.Single(hub.List()).Reason);
    }

    [Fact]
    public async Task Turn_PortPulledOutAndPutBack_FailsThenWorksAgain()
    {
        var log = new LogSink();
        var time = new ManualTime();
        await using PtyPair pty = await PtyPair.StartAsync();
        await using LineHub hub = NewHub(time, log);
        using LineHandle line = hub.Open(AddressOf(pty), "a");
        using (ILineTurn turn = await Take(line))
        {
            await Write(turn, 1);
            Task<byte[]> reading = Read(turn);
            await pty.PullOutAsync();
            await Fails(ErrorCode.Unreachable, "portGone", true, () => reading);
        }
        await Fails(ErrorCode.Unreachable, "portMissing", false, () => Take(line));
        await pty.PlugInAsync();
        await Fails(ErrorCode.Unreachable, "portMissing", false, () => Take(line)); // still backing off
        time.Advance(Backoff.First);

        using ILineTurn again = await Take(line);
        await using FileStream device = pty.OpenDevice();
        await device.WriteAsync(new byte[] { 9 });

        Assert.Equal([9], await Read(again));
        Assert.Equal(2, log.Entries.Count); // once down, once up
    }

    [Fact]
    public async Task Close_AfterAWriteToAPortThatHungUp_Ends()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        var channel = new SerialChannel(AddressOf(pty), TimeProvider.System);
        await channel.OpenAsync(CancellationToken.None);
        await pty.PullOutAsync();
        await Eventually.BeAsync(() => !channel.IsUsable, "the reader learning that the port has hung up");
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Exception? refused = await Record.ExceptionAsync(() => channel.SendAsync(new byte[] { 1 }, deadline.Token).AsTask());

        Assert.True(refused is IOException or OperationCanceledException, $"{refused}");
        await Task.Run(channel.Close).WaitAsync(Patience);
    }

    [Fact]
    public async Task TakeTurn_PortReplacedWhileIdle_ReopensUnseen()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(AddressOf(pty), "a");
        (await Take(line)).Dispose();
        await pty.PullOutAsync();
        await pty.PlugInAsync();
        await using FileStream device = pty.OpenDevice();

        byte[] heard = [];
        for (int tries = 0; heard.Length == 0 && tries < 100; tries++) // the waiting read learns of the hang-up a moment after it
            heard = await HearAsync(line, device);

        Assert.NotEmpty(heard);
        Assert.All(heard, b => Assert.Equal(5, b));
    }

    [Fact]
    public async Task Break_LateBytes_AreGoneBeforeTheNextTurn()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(AddressOf(pty), "a");
        await using FileStream device = pty.OpenDevice();
        using (ILineTurn turn = await Take(line))
        {
            await device.WriteAsync(new byte[] { 1, 2, 3 });
            await ReadExactly(turn, 1);
            turn.Break();
        }

        using ILineTurn next = await Take(line);
        await device.WriteAsync(new byte[] { 9 });

        Assert.Equal([9], await Read(next));
    }

    [Fact]
    public async Task Break_BabblingDevice_HoldsTheNextTurnForAboutASecondAndNoLonger()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(AddressOf(pty), "a");
        await using FileStream device = pty.OpenDevice();
        using (ILineTurn turn = await Take(line))
            turn.Break();
        using var enough = new CancellationTokenSource();
        Task babbling = Task.Run(() => BabbleAsync(device, enough.Token));

        using ILineTurn next = await Take(line);
        Assert.NotEmpty(await Read(next));

        await enough.CancelAsync();
        next.Dispose();
        line.Dispose();
        await pty.PullOutAsync(); // unblocks a babbler stuck in its write
        await Task.WhenAny(babbling).WaitAsync(Patience);
    }

    [Fact]
    public async Task Dispose_LastHandle_FreesThePort()
    {
        await using PtyPair pty = await PtyPair.StartAsync();
        await using LineHub hub = NewHub();
        LineHandle line = hub.Open(AddressOf(pty), "a");
        ILineTurn turn = await Take(line);
        Task<byte[]> reading = Read(turn);
        Assert.Contains(pty.PortTarget, OpenFiles());

        line.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading);
        Assert.DoesNotContain(pty.PortTarget, OpenFiles());
    }

    private static LineAddress AddressOf(PtyPair pty) => LineAddress.Parse($"serial:{pty.Port}?baud=115200");

    private static async Task<byte[]> ReadExactly(ILineTurn turn, int count)
    {
        byte[] buffer = new byte[count];
        for (int read = 0; read < count;)
            read += await turn.ReadAsync(buffer.AsMemory(read), Patience, default);
        return buffer;
    }

    private static string?[] OpenFiles() => [.. Directory.EnumerateFiles("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget)];

    private static async Task BabbleAsync(FileStream device, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
            await device.WriteAsync(new byte[] { 0x55 }, cancellationToken);
    }

    private static async Task<byte[]> HearAsync(ILine line, FileStream device)
    {
        try
        {
            using ILineTurn turn = await Take(line);
            await device.WriteAsync(new byte[] { 5 });
            return await Read(turn);
        }
        catch (DeviceException e) when (e.Error.Cause == "portGone")
        {
            return [];
        }
    }
}
