using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SmartCampus.Plugins.OpenSprinkler.Tests;

/// <summary>What a controller knows and answers, written from the 2.2.1 API document and from what the firmware's demo build answers.</summary>
internal class ControllerModel(Func<DateTimeOffset> now, int stations = 8)
{
    private (int Station, (int Program, int Seconds, long Start) Run, long At) newRun;
    private bool isNew;

    /// <summary>What it wants as <c>pw</c>; this one is the factory's, <c>opendoor</c>.</summary>
    public string Hash { get; set; } = "a6d82bced638de3def1e9bbb4983225c";

    /// <summary>The queue by station: program (0 none), seconds, start by the local clock.</summary>
    public (int Program, int Seconds, long Start)[] Queue { get; } = new (int Program, int Seconds, long Start)[stations];

    public int TimeZone { get; set; } = 80; // UTC+8

    public int Master { get; set; }

    public bool MasterOn { get; set; }

    public bool Rain { get; set; }

    public int Disabled { get; set; }

    public int ClockAhead { get; set; }

    /// <summary>Seconds from a command to its start: other stations are in the queue.</summary>
    public int Delay { get; set; }

    /// <summary>True: a new run belongs to no station until the controller's next second, as in the firmware.</summary>
    public bool TakesASecond { get; set; }

    /// <summary>Answers in place of the controller; null leaves it to it, nothing is silence. The bytes are sent as they are.</summary>
    public Func<string, byte[]?> Instead { get; set; } = _ => null;

    /// <summary>Pages asked for, e.g. <c>jc</c> or <c>cm sid=0&amp;en=0</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public long Clock => now().ToUnixTimeSeconds() + ((TimeZone - 48) * 900) + ClockAhead;

    public bool IsOn(int station) => (Queue[station].Program != 0 && Queue[station].Start <= Clock) || (Master == station + 1 && MasterOn);

    public static byte[] Answer(string body) => Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body);

    /// <summary>The answer to a request for a path and query; null for silence.</summary>
    public byte[]? AnswerTo(string target)
    {
        string[] parts = target[1..].Split('?', '&');
        string page = parts[0];
        Requests.Enqueue(parts.Length > 2 ? $"{page} {string.Join('&', parts[2..])}" : page);
        if (Instead(page) is { } other)
            return other is [] ? null : other;
        if (parts[1] != "pw=" + Hash)
            return Answer(page is "jo" or "ja" ? """{"fwv":221}""" : """{"result":2}""");
        Dictionary<string, int> query = parts[2..].Select(p => p.Split('=')).ToDictionary(p => p[0], p => int.Parse(p[1], CultureInfo.InvariantCulture));
        Tick();
        return page switch
        {
            "jc" => Answer($$"""{"devt":{{Clock}},"nbrd":1,"en":1,"sn1":0,"sn2":0,"rd":{{(Rain ? 1 : 0)}},"rdst":0,"pq":0,"nq":{{Queue.Count(q => q.Program != 0) + (isNew ? 1 : 0)}},"loc":"","wtdata":{},"sbits":[{{Bits()}},0],"ps":[{{Places()}}]}"""),
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
        (isNew, newRun) = (true, (station, (99, query["t"], Clock + Delay), Clock));
        if (!TakesASecond)
            Assign();
        return 1;
    }

    private void Assign() => (isNew, Queue[newRun.Station]) = (false, newRun.Run);

    private void Tick()
    {
        if (isNew && Clock > newRun.At)
            Assign();
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
