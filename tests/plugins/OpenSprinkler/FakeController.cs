using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmartCampus.Plugins.OpenSprinkler.Tests;

/// <summary>
/// A controller on a real socket, written from the 2.2.1 API document and from what the firmware's demo build answers: one request at a time, every answer
/// ends with the connection, reads come without a length.
/// </summary>
internal sealed class FakeController : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly TimeProvider time;
    private int open;

    public FakeController(TimeProvider time, int stations = 8)
    {
        this.time = time;
        Queue = new (int Program, int Seconds, long Start)[stations];
        listener.Start();
        Address = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>What it wants as <c>pw</c>; this one is the factory's, <c>opendoor</c>.</summary>
    public string Hash { get; set; } = "a6d82bced638de3def1e9bbb4983225c";

    /// <summary>The queue by station: program (0 none), seconds, start by the local clock.</summary>
    public (int Program, int Seconds, long Start)[] Queue { get; }

    public int TimeZone { get; set; } = 80; // UTC+8

    public int Master { get; set; }

    public bool MasterOn { get; set; }

    public bool Rain { get; set; }

    public int Disabled { get; set; }

    public int ClockAhead { get; set; }

    /// <summary>Seconds from a command to its start: other stations are in the queue.</summary>
    public int Delay { get; set; }

    /// <summary>Answers in place of the controller; null leaves it to it. The bytes are sent as they are, then the connection is closed.</summary>
    public Func<string, byte[]?> Instead { get; set; } = _ => null;

    /// <summary>Connections are reset instead of closed.</summary>
    public bool Resets { get; set; }

    /// <summary>Pages asked for, e.g. <c>jc</c> or <c>cm sid=0&amp;en=0</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The most requests that waited for their answer at once.</summary>
    public int MostOpen { get; private set; }

    public long Clock => time.GetUtcNow().ToUnixTimeSeconds() + ((TimeZone - 48) * 900) + ClockAhead;

    public bool IsOn(int station) => (Queue[station].Program != 0 && Queue[station].Start <= Clock) || (Master == station + 1 && MasterOn);

    public static byte[] Answer(string body) => Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body);

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

    private byte[]? AnswerTo(string target)
    {
        string[] parts = target[1..].Split('?', '&');
        string page = parts[0];
        Requests.Enqueue(parts.Length > 2 ? $"{page} {string.Join('&', parts[2..])}" : page);
        if (Instead(page) is { } other)
            return other is [] ? null : other;
        if (parts[1] != "pw=" + Hash)
            return Answer(page is "jo" or "ja" ? """{"fwv":221}""" : """{"result":2}""");
        Dictionary<string, int> query = parts[2..].Select(p => p.Split('=')).ToDictionary(p => p[0], p => int.Parse(p[1], CultureInfo.InvariantCulture));
        Expire();
        return page switch
        {
            "jc" => Answer($$"""{"devt":{{Clock}},"nbrd":1,"en":1,"sn1":0,"sn2":0,"rd":{{(Rain ? 1 : 0)}},"rdst":0,"pq":0,"nq":0,"loc":"","wtdata":{},"sbits":[{{Bits()}},0],"ps":[{{Places()}}]}"""),
            "js" => Answer($$"""{"sn":[{{string.Join(',', Enumerable.Range(0, Queue.Length).Select(i => IsOn(i) ? 1 : 0))}}],"nstations":{{Queue.Length}}}"""),
            "jo" => Answer($$"""{"fwv":221,"tz":{{TimeZone}},"sdt":0,"mas":{{Master}},"fwm":3,"mas2":0}"""),
            "jn" => Answer($$"""{"masop":[255],"stn_dis":[{{Disabled}}],"stn_grp":[0],"snames":["S01"],"maxlen":32}"""),
            "cm" => Sized($$"""{"result":{{Command(query)}},"item":""}"""),
            _ => Encoding.ASCII.GetBytes("HTTP/1.1 404 Not found\r\ncontent-type: text/plain\r\n\r\nThe requested page does not exist"),
        };
    }

    private int Command(Dictionary<string, int> query)
    {
        int station = query["sid"];
        if (station >= Queue.Length)
            return 17;
        if (query["en"] == 0)
        {
            if (Queue[station].Program == 0)
                return 17;
            Queue[station] = default;
            return 1;
        }
        if (query["t"] is < 1 or > 64800)
            return 17;
        if (Master == station + 1 || Queue[station].Program != 0)
            return 48;
        Queue[station] = (99, query["t"], Clock + Delay);
        return 1;
    }

    private void Expire()
    {
        for (int i = 0; i < Queue.Length; i++)
        {
            if (Queue[i].Program != 0 && Queue[i].Start + Queue[i].Seconds <= Clock)
                Queue[i] = default;
        }
    }

    private int Bits() => Enumerable.Range(0, 8).Sum(i => i < Queue.Length && IsOn(i) ? 1 << i : 0);

    private string Places() => string.Join(',', Queue.Select(q => $"[{q.Program},{(q.Program == 0 ? 0 : Math.Min(q.Seconds, q.Start + q.Seconds - Clock))},{q.Start},0]"));

    private static byte[] Sized(string body) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
}
