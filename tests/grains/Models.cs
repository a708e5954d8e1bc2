using System.Collections.Immutable;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Tests;

/// <summary>Models and times that the tests share.</summary>
internal static class Models
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static DeviceModel Valve { get; } = new(
        "test.valve", new LocalizedText("Valve", "阀"), [TraitReader.Read(typeof(IValve)), TraitReader.Read(typeof(IFlowMeter))], []);

    public static CommandDefinition Open => Valve.Command("valve.open")!;

    public static CommandDefinition Close => Valve.Command("valve.close")!;

    public static ImmutableDictionary<string, PropertyValue> None => ImmutableDictionary<string, PropertyValue>.Empty;

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static Reading State(ValveState value, double at) => new("valve.state", PropertyValue.From(value), At(at));

    public static Reading Flow(decimal value, double at) => new("flowMeter.rate", PropertyValue.Of(value), At(at));

    public static DeviceReport Report(double at, params Reading[] readings) => new(At(at), Link.Up, [.. readings], []);

    public static DeviceReport Down(double at, DeviceError error) => new(At(at), Link.Down(error), [], []);

    public static DeviceState Empty() => DeviceState.Empty(Valve.Properties.Count, Start);

    /// <summary>The state after these reports.</summary>
    public static DeviceState After(params DeviceReport[] reports) =>
        reports.Aggregate(Empty(), (state, report) => state.Apply(ReadingCheck.Check(Valve, report), Valve).Next);

    public static LedgerEntry Entry(string id, CommandDefinition command, double at = 0, params (string Name, decimal Value)[] arguments) => new(
        id, "valve-1", command.Name, arguments.ToImmutableDictionary(a => a.Name, a => PropertyValue.Of(a.Value)), None, "admin", At(at) + command.Deadline, null, null,
        [new CommandStep(CommandState.Accepted, At(at))]);
}
