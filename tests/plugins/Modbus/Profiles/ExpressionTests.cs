using SmartCampus.Plugins.Modbus.Profiles;

namespace SmartCampus.Plugins.Modbus.Tests.Profiles;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, decimal> Settings = new() { ["channel"] = 3, ["input"] = 0, ["scale"] = 0.1m };

    [Theory]
    [InlineData("7", "7")]
    [InlineData("0x0FA0", "4000")]
    [InlineData("0.25", "0.25")]
    [InlineData("channel - 1", "2")]
    [InlineData("channel-1", "2")]
    [InlineData("-channel + 5", "2")]
    [InlineData("1 + channel * 2", "7")]
    [InlineData("(1 + channel) * 2", "8")]
    [InlineData("10 - 3 - 2", "5")]
    [InlineData("scale * 5", "0.5")]
    [InlineData("input > 0", "0")]
    [InlineData("channel > 0", "1")]
    [InlineData("input > -1", "1")]
    [InlineData("channel = 3", "1")]
    [InlineData("channel < 3", "0")]
    [InlineData("channel = 3 & input = 0", "1")]
    [InlineData("channel = 3 & input > 0", "0")]
    [InlineData(" channel ", "3")]
    public void ValueOf_Text_IsItsNumber(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Expression.Parse(text, Settings.Keys.ToHashSet()).ValueOf(Settings));

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("channel / 2")]
    [InlineData("1 = 1 = 1")]
    [InlineData("0xZZ")]
    [InlineData("1.2.3")]
    [InlineData("chanel - 1")]
    [InlineData("&")]
    public void Parse_NoExpression_Throws(string text) => Assert.Throws<FormatException>(() => Expression.Parse(text, Settings.Keys.ToHashSet()));

    [Fact]
    public void Parse_UnknownSetting_NamesItAndTheKnown()
    {
        FormatException e = Assert.Throws<FormatException>(() => Expression.Parse("chanel - 1", Settings.Keys.ToHashSet()));

        Assert.Equal("'chanel' is neither a number nor a setting; settings are channel, input, scale", e.Message);
    }
}
