using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

/// <summary>A WebSocket over a line's turn: both sides talk whenever they like.</summary>
public sealed class LineStreamWebSocketTests : LineTests
{
    [Fact]
    public async Task WebSocket_BothSidesTalkAtOnce_NothingIsLostOrMixed()
    {
        const int Messages = 500;
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle line = hub.Open(peer.Address, "a", own: true);
        using LineStream stream = await LineStream.OpenAsync(line, TimeProvider.System, Patience, default);
        using var deviceStream = new NetworkStream(await peer.AcceptAsync(), ownsSocket: true);
        using WebSocket client = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions());
        using WebSocket device = WebSocket.CreateFromStream(deviceStream, new WebSocketCreationOptions { IsServer = true });

        Task<string[]> heard = ReceiveAllAsync(client, Messages);
        Task<string[]> heardThere = ReceiveAllAsync(device, Messages);
        await Task.WhenAll(SendAllAsync(client, Messages), SendAllAsync(device, Messages)).WaitAsync(Patience);

        string[] expected = [.. Enumerable.Range(0, Messages).Select(MessageOf)];
        Assert.Equal(expected, await heard.WaitAsync(Patience));
        Assert.Equal(expected, await heardThere.WaitAsync(Patience));
        Assert.Null(stream.Failure);
    }

    private static string MessageOf(int number) => $"{number} {new string('x', number * 13 % 3000)}";

    private static async Task SendAllAsync(WebSocket socket, int count)
    {
        for (int i = 0; i < count; i++)
            await socket.SendAsync(Encoding.ASCII.GetBytes(MessageOf(i)), WebSocketMessageType.Text, true, default);
    }

    private static async Task<string[]> ReceiveAllAsync(WebSocket socket, int count)
    {
        string[] messages = new string[count];
        byte[] buffer = new byte[8192];
        for (int i = 0; i < count; i++)
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), default);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            messages[i] = Encoding.ASCII.GetString(buffer, 0, length);
        }
        return messages;
    }
}
