namespace SmartCampus.Sdk.Tests.Values;

public sealed class UnitConversionTests
{
    [Theory]
    [InlineData("250.00", "g", "kg", "0.25")]
    [InlineData("-0.35", "g", "kg", "-0.00035")]
    [InlineData("1.250", "kg", "g", "1250")]
    [InlineData("2", "[lb_av]", "kg", "0.90718474")]
    [InlineData("16", "[oz_av]", "[lb_av]", "1")]
    [InlineData("3", "t", "kg", "3000")]
    [InlineData("7.10", "widget", "widget", "7.10")]
    public void TryConvert_KnownUnits_IsExact(string value, string from, string to, string expected)
    {
        bool known = UnitConversion.TryConvert(Number(value), from, to, out decimal converted);

        Assert.Equal((true, Number(expected)), (known, converted));
    }

    [Theory]
    [InlineData("1", "kg", "L")]
    [InlineData("1", "pcs", "kg")]
    [InlineData("1", null, "kg")]
    [InlineData("1", "kg", null)]
    [InlineData("79228162514264337593543950335", "t", "mg")]
    public void TryConvert_NoConversion_SaysSo(string value, string? from, string? to) =>
        Assert.False(UnitConversion.TryConvert(Number(value), from, to, out _));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
