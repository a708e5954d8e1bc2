using System.Globalization;
using System.Text;

namespace SmartCampus.Plugins.Scales.Tests;

/// <summary>A scale in kg with three decimals, in the words of each protocol. Written from the sheets, with nothing of the plugin's codecs.</summary>
internal sealed class TestScale
{
    private readonly List<string> done = [];

    /// <summary>What lies on it, in g.</summary>
    public int Load { get; set; } = 50;

    /// <summary>The tare, in g.</summary>
    public int Tare { get; private set; }

    private int Net => Load - Tare;

    private bool HasTare => Tare != 0;

    /// <summary>How often it has done this: tare, zero, preset, clear.</summary>
    public int Done(string command) => done.Count(d => d == command);

    /// <summary>Toledo 8217.</summary>
    public string Toledo8217(string heard)
    {
        if (heard == "W")
            return $"\u0002{Kg(Net, 6).Replace(' ', '0')}{(HasTare ? "N" : "")}\r";
        Do(heard[0] switch { 'T' when heard.Length == 6 => "preset", 'T' => "tare", 'Z' => "zero", _ => "clear" }, heard.Length == 6 ? Int(heard[1..]) : 0);
        return $"\u0002?{(char)(0x40 | (HasTare ? 0x20 : 0))}\r";
    }

    /// <summary>A message of Toledo's continuous output, with check sum.</summary>
    public string ToledoMessage()
    {
        byte[] frame = Encoding.Latin1.GetBytes($"\u0002\u002d{(HasTare ? '1' : '0')} {Net:D6}{Tare:D6}\r");
        return Encoding.Latin1.GetString(frame) + (char)(-frame.Sum(b => b) & 0x7F);
    }

    /// <summary>Hears single characters.</summary>
    public string ToledoCommand(string heard)
    {
        foreach (char c in heard)
            Do(c switch { 'T' => "tare", 'Z' => "zero", _ => "clear" });
        return "";
    }

    /// <summary>A line of an A&amp;D indicator.</summary>
    public string AndLine() => $"ST,{(HasTare ? "NT" : "GS")},+{Kg(Net, 7)}kg\r\n";

    /// <summary>An A&amp;D indicator with acknowledgement.</summary>
    public string And(string heard) => heard switch
    {
        "Q\r\n" => AndLine(),
        "T\r\n" => Acknowledge("tare"),
        "Z\r\n" => Acknowledge("zero"),
        "CT\r\n" => Acknowledge("clear"),
        _ => "",
    };

    /// <summary>A line of a CAS indicator.</summary>
    public string CasLine() => $"ST,{(HasTare ? "NT" : "GS")},1{(char)(0xC0 | (Net == 0 ? 1 : 0))},{Kg(Net, 8)} kg\r\n";

    /// <summary>A CAS indicator's commands.</summary>
    public string CasCommand(string heard)
    {
        Do(heard == "01MT\r\n" ? "tare" : "zero");
        return heard;
    }

    /// <summary>A CAS retail scale.</summary>
    public string CasRetail(string heard)
    {
        if (heard == "\u0005")
            return "\u0006";
        string data = $"S {Net:D6}kg";
        return $"\u0001\u0002{data}{(char)data.Aggregate(0, (sum, c) => sum ^ c)}\u0003\u0004";
    }

    /// <summary>A reply of an SMA scale.</summary>
    public string SmaReply() => $"\n{(Net == 0 ? 'Z' : ' ')}1{(HasTare ? 'N' : 'G')}  {Kg(Net, 10)}kg \r";

    /// <summary>An SMA scale.</summary>
    public string Sma(string heard)
    {
        switch (heard[1])
        {
            case 'R':
                return "";
            case 'M':
                return $"\n 1T  {Kg(Tare, 10)}kg \r";
            case 'T' when heard.Length > 3:
                Do("preset", Int(heard[2..12].Replace(".", "", StringComparison.Ordinal)));
                break;
            case 'T':
                Do("tare");
                break;
            case 'Z':
                Do("zero");
                break;
            case 'C':
                Do("clear");
                break;
        }
        return SmaReply();
    }

    private string Acknowledge(string command)
    {
        Do(command);
        return "\u0006\r\n";
    }

    private void Do(string command, int preset = 0)
    {
        done.Add(command);
        Load = command == "zero" ? 0 : Load;
        Tare = command switch { "tare" => Load, "preset" => preset, _ => 0 };
    }

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Kg(int grams, int width) => (grams / 1000m).ToString("0.000", CultureInfo.InvariantCulture).PadLeft(width);
}
