using System.Net;
using System.Net.Sockets;
using SmartCampus.Plugins.Osdp.Tests.Driver;
using SmartCampus.Plugins.Osdp.Tests.Reader;
using SmartCampus.Tests.Peers;

namespace SmartCampus.Plugins.Osdp.Tests.Peers;

/// <summary>The driver on a real pseudo-terminal and a real socket, in real time, with secure channel.</summary>
public sealed class RealLineTests
{
    private const string Unhurried = "\"timeout\": 5"; // two busy cores

    [Fact]
    public async Task Pty_UnlockCardAndLock_Work()
    {
        await using PtyPair pair = await PtyPair.StartAsync();
        await using FileStream device = pair.OpenDevice();
        using var line = new PtyTestLine("serial:" + pair.Port);

        await CheckAsync(line, device);
    }

    [Fact]
    public async Task Tcp_UnlockCardAndLock_Work()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var line = new TcpTestLine($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        Task<TcpClient> accepting = listener.AcceptTcpClientAsync();
        using ILineTurn first = await line.TakeTurnAsync(CancellationToken.None); // connects
        using TcpClient client = await accepting;
        first.Dispose();

        await CheckAsync(line, client.GetStream());
    }

    private static async Task CheckAsync(StreamTestLine line, Stream device)
    {
        var reader = new TestReader(5, DoorTest.Key) { Time = TimeProvider.System };
        new Thread(new ReaderOnStream(device, reader).Run) { IsBackground = true, Name = "test reader" }.Start();
        var context = new TestDeviceContext(line) { Time = TimeProvider.System };
        await using DriverRun run = await DoorTest.RunAsync(context, DoorTest.WithKey(Unhurried));
        lock (reader)
            reader.Events.Enqueue(DoorTest.Card(0x0BADCAFE));

        await run.PollAsync(3);
        await run.CommandAsync("lock.unlock", ("hold", PropertyValue.Of(600)));
        string? unlocked = context.Value("lock.state");
        await run.CommandAsync("lock.lock");

        Assert.Equal(["0BADCAFE"], context.Raised("cardReader.presented", "card"));
        Assert.Equal(("unlocked", "locked"), (unlocked, context.Value("lock.state")));
        Assert.Equal(["0: 5 6000", "0: 1 0"], reader.Switched);
    }
}
