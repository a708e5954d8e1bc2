using System.Collections.Concurrent;
using System.Globalization;

namespace SmartCampus.Plugins.Scales.Tests;

/// <summary>A scale that speaks MT-SICS as the manual has it. Written from the sheet, with nothing of the plugin's codec.</summary>
internal sealed class SicsScale
{
    public const string Start = "I4 A \"0123456789\"\r\n";

    private string pending = "";
    private long load = 250_00;
    private long tare;
    private volatile bool moves;
    private volatile bool repeats;
    private volatile string unit = "g";
    private volatile string? instead;
    private volatile string? mute;

    /// <summary>What lies on it, gross, with two decimals.</summary>
    public decimal Load { get => Interlocked.Read(ref load) / 100m; set => Interlocked.Exchange(ref load, (long)(value * 100)); }

    /// <summary>The tare.</summary>
    public decimal Tare { get => Interlocked.Read(ref tare) / 100m; set => Interlocked.Exchange(ref tare, (long)(value * 100)); }

    public bool Moves { get => moves; set => moves = value; }

    public string Unit { get => unit; set => unit = value; }

    /// <summary>True while it sends by itself.</summary>
    public bool Repeats { get => repeats; set => repeats = value; }

    /// <summary>A line in place of the weight.</summary>
    public string? Instead { get => instead; set => instead = value; }

    /// <summary>A command that it does not answer.</summary>
    public string? Mute { get => mute; set => mute = value; }

    /// <summary>Commands heard, in order.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>A weight line.</summary>
    public string WeightLine => Instead ?? Line("S", Moves ? "D" : "S", Load - Tare);

    /// <summary>Hears bytes; says the answers to the commands in them.</summary>
    public string Answer(string heard)
    {
        pending += heard;
        string said = "";
        for (int end = pending.IndexOf("\r\n", StringComparison.Ordinal); end >= 0; end = pending.IndexOf("\r\n", StringComparison.Ordinal))
        {
            string command = pending[..end];
            pending = pending[(end + 2)..];
            Commands.Enqueue(command);
            if (command.Split(' ')[0] != Mute)
                said += Do(command);
        }
        return said;
    }

    /// <summary>Power-on: everything is forgotten. What it says then.</summary>
    public string Reboot()
    {
        (Tare, Repeats) = (0, false);
        return Start;
    }

    private string Do(string command)
    {
        string[] words = command.Split(' ');
        switch (words[0])
        {
            case "@":
                Repeats = false;
                return Start;
            case "SI":
                Repeats = false;
                return WeightLine;
            case "SIR":
                Repeats = true;
                return WeightLine;
            case "T" when Moves:
                return "T I\r\n";
            case "T":
                Tare = Load;
                return Line("T", "S", Tare);
            case "Z" when Load > 100:
                return "Z +\r\n";
            case "Z":
                (Load, Tare) = (0, 0);
                return "Z A\r\n";
            case "TA" when words.Length == 1:
                return Line("TA", "A", Tare);
            case "TA" when words is [_, var value, "g"]:
                Tare = decimal.Parse(value, CultureInfo.InvariantCulture);
                return Line("TA", "A", Tare);
            case "TA":
                return "TA L\r\n";
            case "TAC":
                Tare = 0;
                return "TAC A\r\n";
            default:
                return "ES\r\n";
        }
    }

    private string Line(string id, string status, decimal value) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} {status} {value,10:0.00} {Unit}\r\n");
}
