using System.Reflection;

namespace SmartCampus.Sdk.Testing.Tests.Traits;

public sealed class TraitSimulatorTests
{
    private readonly ManualTime time = new();

    public static IEnumerable<object[]> Traits => SimulatedTraits.All.Select(t => new object[] { t.Name });

    public static IEnumerable<object[]> Checks => SimulatedTraits.All.SelectMany(t => Suite(t).Rows);

    [Theory]
    [MemberData(nameof(Traits))]
    public void ValueOf_OverADay_IsOfItsTypeAndInItsRange(string trait)
    {
        DeviceModel model = Model(trait);
        var simulator = new TraitSimulator(model, time);

        for (int minute = 0; minute < 1440; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            Assert.All(model.Properties, p => Assert.Null(ReadingRules.Problem(model, new Reading(p.Name, simulator.ValueOf(p.Name), time.GetUtcNow()))));
        }
    }

    [Fact]
    public void ValueOf_Number_MovesAndATotalOnlyGrows()
    {
        var climate = new TraitSimulator(Model("climate"), time);
        var meter = new TraitSimulator(Model("energy"), time);
        (decimal temperature, decimal total) = (climate.ValueOf("climate.temperature").Number, meter.ValueOf("energy.total").Number);

        time.Advance(TimeSpan.FromHours(1.1));

        Assert.NotEqual(temperature, climate.ValueOf("climate.temperature").Number);
        Assert.True(meter.ValueOf("energy.total").Number > total);
    }

    [Theory]
    [MemberData(nameof(Traits))]
    public void Execute_EveryCommand_MakesItsProofTrueAndKeepsIt(string trait)
    {
        DeviceModel model = Model(trait);
        var simulator = new TraitSimulator(model, time);

        foreach (CommandDefinition command in model.Commands)
        {
            simulator.Execute(new CommandCall(command.Name, new Dictionary<string, PropertyValue>()));
            time.Advance(TimeSpan.FromHours(1));
            Assert.True(command.Proof is null || simulator.ValueOf(command.Proof.Property) == command.Proof.Value, command.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Traits))]
    public void ValueOf_WhatSafetyWatches_BeginsOff(string trait)
    {
        DeviceModel model = Model(trait);
        var simulator = new TraitSimulator(model, time);

        Assert.All(model.Traits.Select(t => t.Safety).OfType<SafetyDefinition>(), s => Assert.NotEqual(s.On, simulator.ValueOf(s.Property)));
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public Task SimulatedDriver_Conforms(string driver, string check) => Suite(SimulatedTraits.All.Single(t => SimulatedTraits.ModelOf(t).Id == driver)).RunAsync(check);

    private static DeviceModel Model(string trait) => SimulatedTraits.ModelOf(SimulatedTraits.All.Single(t => t.Name == trait));

    /// <summary>A driver without a line: what moves by itself is not expected, what commands decide is.</summary>
    private static ConformanceSuite Suite(TraitDefinition trait)
    {
        DeviceModel model = SimulatedTraits.ModelOf(trait);
        string[] decided = [.. model.Commands.Select(c => c.Proof?.Property).OfType<string>().Distinct()];
        return new ConformanceSuite(Assembly.GetExecutingAssembly(), model.Id, "{}", () => Device(model, decided))
        {
            NotReported = [.. model.Properties.Select(p => p.Name).Except(decided)],
            Exempt = ConformanceSuite.WithoutLine("it is made up").Append(new("report-changes", "nobody changes it")).Append(new("silence", "it is never silent")).ToDictionary(),
        };
    }

    private static ConformanceDevice Device(DeviceModel model, string[] decided)
    {
        var device = new ConformanceDevice();
        var simulator = new TraitSimulator(model, TimeProvider.System);
        foreach (string property in decided)
            device.Readings.Add(property, simulator.ValueOf(property));
        foreach (CommandDefinition command in model.Commands)
            device.Commands.Add(new ConformanceCommand(command.Name, () => 1));
        return device;
    }
}
