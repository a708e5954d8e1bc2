using System.Net.Sockets;
using SmartCampus.Demo.Lines;

namespace SmartCampus.Demo.Tests.Lines;

/// <summary>What stands for a serial wire where there are no pseudo-terminals.</summary>
public sealed class SerialServerPeerTests
{
    [Fact]
    public async Task Serve_Bytes_AreHeardAndAnsweredOneConnectionAfterTheOther()
    {
        string directory = Directory.CreateTempSubdirectory("campus-server-").FullName;
        var line = new TcpLine(socket => new PortBook(Path.Combine(directory, "ports.json"), 0).Bind("x", socket), new SerialServerPeer(() => new Echo()), TimeProvider.System);
        await line.PlugAsync(CancellationToken.None);
        int port = new Uri(line.Address).Port;

        byte[] first = await Wire.AskAsync(port, [1, 2, 3]);
        byte[] second = await Wire.AskAsync(port, [4]);

        await line.DisposeAsync();
        Directory.Delete(directory, recursive: true);
        Assert.Equal([3, 2, 1], first);
        Assert.Equal([4], second);
        await Assert.ThrowsAnyAsync<SocketException>(() => Wire.AskAsync(port, [1]));
    }

    private sealed class Echo : ISerialPeer
    {
        public Task HearAsync(ReadOnlyMemory<byte> bytes, Action<ReadOnlyMemory<byte>> send, CancellationToken cancellationToken)
        {
            byte[] answer = bytes.ToArray();
            Array.Reverse(answer);
            if (answer.Length > 0)
                send(answer);
            return Task.CompletedTask;
        }
    }
}
