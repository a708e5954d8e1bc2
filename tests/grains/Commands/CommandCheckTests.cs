using System.Collections.Immutable;
using SmartCampus.Grains.Commands;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Tests.Commands;

public sealed class CommandCheckTests
{
    [Theory]
    [InlineData(0, "'duration' is 0; it must be from 1 to 3600 s")]
    [InlineData(3600.5, "'duration' is 3600.5; it must be from 1 to 3600 s")]
    [InlineData(-1, "'duration' is -1; it must be from 1 to 3600 s")]
    public void Arguments_OutOfRange_NameValueAndRule(double value, string expected)
    {
        ImmutableDictionary<string, string> errors = CommandCheck.Arguments(Models.Open, Given("duration", PropertyValue.From(value)), out _);

        Assert.Equal(expected, errors["duration"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3600)]
    public void Arguments_AtTheBounds_AreFine(double value) =>
        Assert.Empty(CommandCheck.Arguments(Models.Open, Given("duration", PropertyValue.From(value)), out _));

    [Fact]
    public void Arguments_LeftOut_TakeTheDefault()
    {
        Assert.Empty(CommandCheck.Arguments(Models.Open, Models.None, out ImmutableDictionary<string, PropertyValue> arguments));

        Assert.Equal(300, arguments["duration"].Number);
    }

    [Fact]
    public void Arguments_Unknown_NamesTheKnown()
    {
        ImmutableDictionary<string, string> errors = CommandCheck.Arguments(Models.Open, Given("minutes", PropertyValue.Of(5)), out _);

        Assert.Equal("'minutes' is no argument of valve.open; known are duration", errors["minutes"]);
    }

    [Fact]
    public void Arguments_WrongType_NamesTheType()
    {
        ImmutableDictionary<string, string> errors = CommandCheck.Arguments(Models.Open, Given("duration", PropertyValue.Of("long")), out _);

        Assert.Equal("'duration' is 'long'; it must be a number", errors["duration"]);
    }

    [Theory]
    [InlineData("valve.open", null, true)] // the default, filled in
    [InlineData("valve.open", 300, true)]
    [InlineData("valve.open", 60, false)]
    [InlineData("valve.close", null, false)]
    public void IsSame_KnownIdAgain_OnlyForTheSameCommandWithTheSameArguments(string command, int? duration, bool same)
    {
        LedgerEntry known = Models.Entry("k", Models.Open, 0, ("duration", 300));
        var request = new CommandRequest("k", command, duration is { } s ? Given("duration", PropertyValue.Of(s)) : Models.None, Models.None, "somebody", null);

        Assert.Equal(same, CommandCheck.IsSame(known, request, Models.Valve.Command(command)));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(300, true)]
    [InlineData(60, false)]
    public void IsSame_DriverIsAway_TakesWhatIsMissingAsKnown(int? duration, bool same)
    {
        LedgerEntry known = Models.Entry("k", Models.Open, 0, ("duration", 300));
        var request = new CommandRequest("k", "valve.open", duration is { } s ? Given("duration", PropertyValue.Of(s)) : Models.None, Models.None, "somebody", null);

        Assert.Equal(same, CommandCheck.IsSame(known, request, null));
    }

    [Fact]
    public void Expectation_Unmet_NamesBothValues()
    {
        string? problem = CommandCheck.Expectation(Given("valve.state", PropertyValue.Of("closed")), Models.After(Models.Report(1, Models.State(ValveState.Open, 1))));

        Assert.Equal("valve.state is 'open'; 'closed' was expected", problem);
    }

    [Fact]
    public void Expectation_NeverReported_IsUnmet() =>
        Assert.Equal("valve.state is not known; 'closed' was expected", CommandCheck.Expectation(Given("valve.state", PropertyValue.Of("closed")), Models.Empty()));

    [Fact]
    public void Expectation_Met_IsNull() =>
        Assert.Null(CommandCheck.Expectation(Given("valve.state", PropertyValue.Of("open")), Models.After(Models.Report(1, Models.State(ValveState.Open, 1)))));

    private static ImmutableDictionary<string, PropertyValue> Given(string name, PropertyValue value) => Models.None.Add(name, value);
}
