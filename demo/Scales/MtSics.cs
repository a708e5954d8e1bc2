using System.Globalization;
using System.Text;

namespace SmartCampus.Demo.Scales;

/// <summary>MT-SICS levels 0 and 1. METTLER TOLEDO "MT-SICS Interface Commands", reference manual 11780711.</summary>
/// <param name="head">The scale.</param>
/// <param name="time">The clock.</param>
internal sealed class MtSics(ScaleHead head, TimeProvider time) : IScaleProtocol
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly LineBuffer _lines = new((byte)'\n');
    private bool _streams;
    private string? _lastReported;
    private Func<string>? _waiting;
    private string _waitingFor = "";
    private long _since;

    /// <inheritdoc/>
    public bool Talks => _streams || _waiting is not null || _lastReported is not null;

    /// <inheritdoc/>
    public TimeSpan Rhythm { get; } = TimeSpan.FromMilliseconds(50);

    private string Identity => $"I4 A \"{head.Serial}\"";

    /// <inheritdoc/>
    public byte[] Hear(ReadOnlySpan<byte> bytes)
    {
        var said = new StringBuilder();
        foreach (string line in _lines.Add(bytes))
            Say(said, Answer(line));
        return Encoding.ASCII.GetBytes(said.ToString());
    }

    /// <inheritdoc/>
    public byte[] Tick()
    {
        var said = new StringBuilder();
        if (_waiting is not null && head.State != ScaleState.Moving)
            Say(said, Finish(_waiting()));
        else if (_waiting is not null && time.GetElapsedTime(_since) > Patience)
            Say(said, Finish($"{_waitingFor} I"));
        else if (_streams)
            Say(said, Weight("S"));
        else if (_lastReported is not null)
            Say(said, Report());
        return Encoding.ASCII.GetBytes(said.ToString());
    }

    /// <inheritdoc/>
    public byte[] Boot()
    {
        Cancel();
        return Encoding.ASCII.GetBytes(Identity + "\r\n");
    }

    private string Answer(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["@"] => Restart(),
            ["I0"] => string.Join("\r\n", Commands().Select((c, i) => $"I0 {(i == Commands().Length - 1 ? 'A' : 'B')} {c}")),
            ["I1"] => "I1 A \"01\" \"2.30\" \"2.20\" \"\" \"\"",
            ["I2"] => $"I2 A \"Demo {head.Capacity} {head.Unit.Symbol}\"",
            ["I3"] => "I3 A \"1.10 10.28.0.493.142\"",
            ["I4"] => Identity,
            ["I5"] => "I5 A \"12121306C\"",
            ["S"] => Wait("S", () => Weight("S"), ends: true),
            ["SI"] => Now(),
            ["SIR"] => Stream(),
            ["SR"] => StartReport(),
            ["C"] => Stop("C B\r\nC A"),
            ["Z"] => Wait("Z", () => Zero("Z")),
            ["ZI"] => Zero("ZI", head.State == ScaleState.Moving ? "D" : "S"),
            ["T"] => Wait("T", () => Tare("T", "S")),
            ["TI"] => Tare("TI", head.State == ScaleState.Moving ? "D" : "S"),
            ["TA"] => TareValue(),
            ["TA", var value, var unit] => Preset(value, unit),
            ["TAC"] => ClearTare(),
            ["D", ..] or ["DW"] or ["K", _] => $"{words[0]} A",
            ["TA", ..] or ["D"] or ["K", ..] => $"{words[0]} L",
            _ => "ES",
        };
    }

    private static string[] Commands() =>
        [.. "I0 I1 I2 I3 I4 I5 S SI SIR Z ZI @".Split(' ').Select(c => $"0 \"{c}\""), .. "D DW K SR T TA TAC TI".Split(' ').Select(c => $"1 \"{c}\"")];

    private string Weight(string id) => head.State switch
    {
        ScaleState.Overload => $"{id} +",
        ScaleState.Underload => $"{id} -",
        ScaleState.Moving => $"{id} D {Number(head.Net)}",
        _ => $"{id} S {Number(head.Net)}",
    };

    // The number takes exactly ten characters.
    private string Number(decimal value) => $"{value.ToString($"F{head.Unit.Decimals}", CultureInfo.InvariantCulture),10} {head.Unit.Symbol}";

    private string Now()
    {
        Cancel();
        return Weight("S");
    }

    private string Stream()
    {
        Cancel();
        _streams = true;
        return Weight("S");
    }

    private string StartReport()
    {
        Cancel();
        _lastReported = "";
        return "";
    }

    private string Report()
    {
        string weight = Weight("S");
        bool moving = head.State == ScaleState.Moving;
        // One line when it begins to move, one when it has come to rest elsewhere.
        if (weight == _lastReported || (moving && _lastReported!.StartsWith("S D", StringComparison.Ordinal)))
            return "";
        return _lastReported = weight;
    }

    private string Wait(string id, Func<string> then, bool ends = false)
    {
        if (ends)
            Cancel();
        (_waiting, _waitingFor, _since) = (then, id, time.GetTimestamp());
        return head.State == ScaleState.Moving ? "" : Finish(then());
    }

    private string Finish(string answer)
    {
        _waiting = null;
        return answer;
    }

    private string Zero(string id, string? done = null) => head.State switch
    {
        ScaleState.Overload => $"{id} +",
        ScaleState.Underload => $"{id} -",
        _ => head.SetZero() ? $"{id} {done ?? "A"}" : $"{id} +",
    };

    private string Tare(string id, string done) => head.State switch
    {
        ScaleState.Overload => $"{id} +",
        ScaleState.Underload => $"{id} -",
        _ => head.SetTare() ? $"{id} {done} {Number(head.Tare)}" : $"{id} -",
    };

    private string TareValue() => $"TA A {Number(head.Tare)}";

    private string Preset(string value, string unit)
    {
        bool known = decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal tare);
        return known && unit == head.Unit.Symbol && head.PresetTare(tare) ? TareValue() : "TA L";
    }

    private string ClearTare()
    {
        head.ClearTare();
        return "TAC A";
    }

    private string Stop(string answer)
    {
        Cancel();
        return answer;
    }

    private string Restart() => Stop(Identity);

    private void Cancel() => (_streams, _lastReported, _waiting) = (false, null, null);

    private static void Say(StringBuilder said, string line)
    {
        if (line.Length > 0)
            said.Append(line).Append("\r\n");
    }
}
