using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmartCampus.Plugins.OpenSprinkler.Tests;

/// <summary>A controller on a real socket: one request a connection, and every answer ends with the connection.</summary>
internal sealed class FakeController : ControllerModel, IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private int open;

    public FakeController(TimeProvider time)
        : base(time.GetUtcNow)
    {
        listener.Start();
        Address = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Connections are reset instead of closed.</summary>
    public bool Resets { get; set; }

    /// <summary>The most requests that waited for their answer at once.</summary>
    public int MostOpen { get; private set; }

    public void StopListening() => listener.Stop();

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = ServeOneAsync(await listener.AcceptSocketAsync(end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeOneAsync(Socket socket)
    {
        MostOpen = Math.Max(MostOpen, Interlocked.Increment(ref open));
        try
        {
            if (await RequestAsync(socket) is not { } target)
                return;
            byte[]? answer = AnswerTo(target);
            if (answer is null)
                await Task.Delay(Timeout.Infinite, end.Token); // mute
            Interlocked.Decrement(ref open); // the client may know before we have closed
            await socket.SendAsync(answer!);
            socket.LingerState = new LingerOption(Resets, 0);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
        finally
        {
            socket.Dispose();
        }
    }

    private static async Task<string?> RequestAsync(Socket socket)
    {
        byte[] buffer = new byte[2048];
        int count = 0;
        while (!Encoding.ASCII.GetString(buffer, 0, count).EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int more = await socket.ReceiveAsync(buffer.AsMemory(count));
            if (more == 0)
                return null;
            count += more;
        }
        return Encoding.ASCII.GetString(buffer, 0, count).Split(' ')[1];
    }
}
