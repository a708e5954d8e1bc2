using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Limit;

/// <summary>
/// The physical limit in C#: polls each device once a second over bare sockets and pushes what changed to WebSocket clients. No framework,
/// no actors, no history, no permissions: the floor that the product is compared with in the same run.
/// </summary>
internal static class LimitProgram
{
    private const int PeriodMilliseconds = 1000;
    private const int SlotMilliseconds = 20;
    private const int BatchMilliseconds = 50;

    public static int Run(Arguments arguments, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(arguments.Seconds("duration", 600));
        ParentWatch.Start(static _ => { }, end.Cancel);
        var feed = new LimitFeed();
        Listen(arguments.Integer("port", 17080), feed);
        Connect(arguments, feed);
        Console.Out.WriteLine("ready");
        Poll(feed, end.Token);
        return 0;
    }

    private static void Listen(int port, LimitFeed feed)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(16);
        new Thread(() =>
        {
            while (true)
                new LimitConsole(listener.Accept(), feed).Start();
        })
        { IsBackground = true, Name = "limit listener" }.Start();
    }

    private static void Connect(Arguments arguments, LimitFeed feed)
    {
        int units = arguments.Integer("units-per-line", 1);
        int firstPort = arguments.Integer("first-port", 10000);
        List<LimitLine> lines = [];
        for (int i = 0; i < arguments.Integer("devices", 100); i++)
        {
            if (i % units == 0)
                lines.Add(LimitLine.Connect(firstPort + (i / units)));
            feed.Add(new LimitDevice(i, (byte)((i % units) + 1), lines[^1], feed));
        }
    }

    /// <summary>Spreads the polls over the period, in slots: at a low rate the cost is wake-ups.</summary>
    private static void Poll(LimitFeed feed, CancellationToken end)
    {
        long start = Stopwatch.GetTimestamp();
        long started = 0;
        long flushed = 0;
        while (!end.WaitHandle.WaitOne(SlotMilliseconds / 4))
        {
            long now = (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds / SlotMilliseconds * SlotMilliseconds;
            for (long due = now * feed.Devices.Count / PeriodMilliseconds; started < due; started++)
                feed.Devices[(int)(started % feed.Devices.Count)].Poll();
            if (now - flushed < BatchMilliseconds)
                continue;
            flushed = now;
            feed.Flush();
        }
    }
}
