using System.Text;

namespace SmartCampus.Plugins.Scales.Tests.Conformance;

/// <summary>Every driver in each of its modes, proved against all faults.</summary>
public sealed class ScalesConformanceTests
{
    private const string NoCheckSum = "The protocol has no check sum; the serial line's parity sees to single bits.";
    private const string NobodyElse = "A scale has its line to itself; no frame is for anybody else.";
    private const string OnlyListens = "The driver asks nothing; nothing of its own could come back.";
    private const string NoSuchCommand = "The protocol has no such command; it is refused.";

    private static readonly string[] Damages = ["fault-corrupt", "fault-drop"];

    private static readonly IReadOnlyList<ConformanceSuite> Suites =
    [
        Suite("scales.mt-sics", "poll", () => Sics(speaks: false), summed: false),
        Suite("scales.mt-sics", "continuous", () => Sics(speaks: true), summed: false),
        Suite("scales.toledo-8217", "", () => Scale(s => Asked(s.Toledo8217), IScale.Net, ITare.Active), summed: false, notReported: ["tare.value"]),
        Suite("scales.toledo-continuous", "", () => Scale(s => new SpeakingPeer(s.ToledoCommand, s.ToledoMessage), IScale.Net, ITare.Value, ITare.Active), summed: true, unsupported: ["tare.preset"], onlyListens: true),
        Suite("scales.and", "poll", () => Scale(s => Asked(s.And), IScale.Net, ITare.Active), summed: false, notReported: ["tare.value"], unsupported: ["tare.preset"]),
        Suite("scales.and", "continuous", () => Scale(s => new SpeakingPeer(s.And, s.AndLine), IScale.Net, ITare.Active), summed: false, notReported: ["tare.value"], unsupported: ["tare.preset"], onlyListens: true),
        Suite("scales.cas", "poll", () => Scale(s => Asked(s.CasRetail)), summed: true, notReported: ["scale.net"], unsupported: ["scale.tare", "scale.zero"]),
        Suite("scales.cas", "continuous", () => Scale(s => new SpeakingPeer(s.CasCommand, s.CasLine), IScale.Net), summed: false, onlyListens: true),
        Suite("scales.sma", "poll", () => Scale(s => Asked(s.Sma), IScale.Net, ITare.Value, ITare.Active), summed: false),
        Suite("scales.sma", "continuous", () => Scale(s => new SpeakingPeer(s.Sma, s.SmaReply), IScale.Net, ITare.Value, ITare.Active), summed: false),
    ];

    public static IEnumerable<object[]> Checks => Suites.SelectMany((suite, i) => suite.Rows.Select(row => (object[])[i, .. row]));

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Driver_Conforms(int suite, string driver, string check)
    {
        Assert.Equal(driver, Suites[suite].Driver);
        return Suites[suite].RunAsync(check);
    }

    private static ConformanceSuite Suite(string driver, string mode, Func<ConformanceDevice> device, bool summed, string[]? notReported = null, string[]? unsupported = null, bool onlyListens = false)
    {
        string settings = $$"""{ "line": "tcp://scale:4001"{{(mode.Length == 0 ? "" : $", \"mode\": \"{mode}\"")}} }""";
        var exempt = new Dictionary<string, string> { ["fault-foreign"] = NobodyElse };
        foreach (string damage in summed ? [] : Damages)
            exempt[damage] = NoCheckSum;
        foreach (string command in unsupported ?? [])
            exempt[$"command {command}"] = NoSuchCommand;
        if (onlyListens)
            exempt["fault-echo"] = OnlyListens;
        return new ConformanceSuite(typeof(ScaleDrivers).Assembly, driver, settings, device) { Exempt = exempt, NotReported = notReported ?? [] };
    }

    private static ConformanceDevice Sics(bool speaks)
    {
        var scale = new SicsScale { Load = 50.00m };
        int Heard(string command) => scale.Commands.Count(c => c == command);
        return new ConformanceDevice
        {
            Peer = speaks ? new SpeakingPeer(scale.Answer, () => scale.Repeats ? scale.WeightLine : null) : Asked(scale.Answer),
            Readings =
            {
                { IScale.Weight, 50m }, { IScale.State, ScaleState.Stable }, { IScale.Stable, true }, { IScale.Net, false }, { IScale.AtZero, false },
                { ITare.Value, 0m }, { ITare.Active, false },
            },
            Change = () => scale.Load = 60.00m,
            ChangedReadings = { { IScale.Weight, 60m } },
            Commands =
            {
                new ConformanceCommand("scale.tare", () => Heard("T")) { Then = { { IScale.Weight, 0m }, { IScale.Net, true }, { ITare.Value, 50m }, { ITare.Active, true } } },
                new ConformanceCommand("scale.zero", () => Heard("Z")) { Then = { { IScale.Weight, 0m } } },
                new ConformanceCommand("tare.preset", () => Heard("TA 10.00 g"))
                {
                    Arguments = { { "weight", 0.01m } },
                    Then = { { IScale.Weight, 40m }, { IScale.Net, true }, { ITare.Value, 10m } },
                },
                new ConformanceCommand("tare.clear", () => Heard("TAC")),
            },
        };
    }

    private static ConformanceDevice Scale(Func<TestScale, DevicePeer> peer, params PropertyDefinition[] tells)
    {
        var scale = new TestScale();
        var device = new ConformanceDevice
        {
            Peer = peer(scale),
            Readings = { { IScale.Weight, 0.05m }, { IScale.State, ScaleState.Stable }, { IScale.Stable, true }, { IScale.AtZero, false } },
            Change = () => scale.Load = 60,
            ChangedReadings = { { IScale.Weight, 0.06m } },
        };
        var tare = new ConformanceCommand("scale.tare", () => scale.Done("tare")) { Then = { { IScale.Weight, 0m } } };
        var zero = new ConformanceCommand("scale.zero", () => scale.Done("zero")) { Then = { { IScale.Weight, 0m } } };
        var preset = new ConformanceCommand("tare.preset", () => scale.Done("preset")) { Arguments = { { "weight", 0.01m } }, Then = { { IScale.Weight, 0.04m } } };
        foreach (PropertyDefinition property in tells)
        {
            bool isValue = property.Type == ModelType.Number;
            device.Readings.Add(property.Name, isValue ? PropertyValue.Of(0) : PropertyValue.Of(false));
            tare.Then.Add(property.Name, isValue ? PropertyValue.Of(0.05m) : PropertyValue.Of(true));
            preset.Then.Add(property.Name, isValue ? PropertyValue.Of(0.01m) : PropertyValue.Of(true));
        }
        device.Commands.Add(tare);
        device.Commands.Add(zero);
        if (!tells.Contains(ITare.Active))
            return device;
        device.Commands.Add(preset);
        device.Commands.Add(new ConformanceCommand("tare.clear", () => scale.Done("clear")));
        return device;
    }

    private static AnsweringPeer Asked(Func<string, string> answer) => new(bytes => Encoding.Latin1.GetBytes(answer(Encoding.Latin1.GetString(bytes))));
}
