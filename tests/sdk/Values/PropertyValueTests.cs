using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace SmartCampus.Sdk.Tests.Values;

public sealed class PropertyValueTests
{
    [Fact]
    public void To_OfFrom_IsTheSame()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), v => PropertyValue.From(v).To<int>() == v).QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), v => PropertyValue.From(v).To<long>() == v).QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), v => PropertyValue.From(v).To<decimal>() == v).QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<bool>(), v => PropertyValue.From(v).To<bool>() == v).QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<DoorState>(), v => PropertyValue.From(v).To<DoorState>() == v).QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), v => PropertyValue.From(v.Get).To<string>() == v.Get).QuickCheckThrowOnFailure();
        Prop.ForAll(Gen.Choose(int.MinValue / 10, int.MaxValue / 10).ToArbitrary(), v => PropertyValue.From(TimeSpan.FromMilliseconds(v)).To<TimeSpan>() == TimeSpan.FromMilliseconds(v)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-273.15, "-273.15")]
    [InlineData(7.8e27, "7800000000000000000000000000")]
    [InlineData(5e-324, "0")]
    public void From_Double_IsItsDecimal(double value, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), PropertyValue.From(value).Number);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(7.9e27)]
    [InlineData(double.MinValue)]
    public void From_DoubleThatIsNoMeasurement_Throws(double value) => Assert.Throws<ArgumentException>(() => PropertyValue.From(value));

    [Fact]
    public void From_TypeThatNoPropertyHas_Throws() => Assert.Throws<ArgumentException>(() => PropertyValue.From(DateTimeOffset.UnixEpoch));

    [Fact]
    public void From_NumberThatIsNoMember_Throws() => Assert.Throws<ArgumentException>(() => PropertyValue.From((DoorState)99));

    [Theory]
    [InlineData("2147483647", typeof(int), true)]
    [InlineData("2147483648", typeof(int), false)]
    [InlineData("-2147483648", typeof(int), true)]
    [InlineData("-2147483649", typeof(int), false)]
    [InlineData("1.0", typeof(int), true)]
    [InlineData("1.5", typeof(int), false)]
    [InlineData("9223372036854775807", typeof(long), true)]
    [InlineData("9223372036854775808", typeof(long), false)]
    [InlineData("-9223372036854775808", typeof(long), true)]
    [InlineData("0", typeof(bool), false)]
    [InlineData("1", typeof(string), false)]
    [InlineData("0", typeof(DoorState), false)]
    [InlineData("315360000", typeof(TimeSpan), true)]
    [InlineData("315360001", typeof(TimeSpan), false)]
    [InlineData("1", typeof(int?), true)]
    [InlineData("1", typeof(DateTime), false)]
    public void FromValue_Number_FitsOrIsRefused(string number, Type type, bool fits)
    {
        PropertyValue value = PropertyValue.Of(decimal.Parse(number, CultureInfo.InvariantCulture));

        Exception? refusal = Record.Exception(() => ValueConverter.FromValue(value, type));

        Assert.Equal(fits ? null : typeof(FormatException), refusal?.GetType());
    }

    [Theory]
    [InlineData(typeof(int), false)]
    [InlineData(typeof(int?), true)]
    [InlineData(typeof(string), true)]
    [InlineData(typeof(DoorState), false)]
    public void FromValue_Nothing_FitsOnlyWhatMayBeNothing(Type type, bool fits)
    {
        Exception? refusal = Record.Exception(() => ValueConverter.FromValue(PropertyValue.None, type));

        Assert.Equal(fits ? null : typeof(FormatException), refusal?.GetType());
    }

    [Fact]
    public void To_WrongKind_NamesValueAndType() =>
        Assert.Equal("'ajar' (Text) does not fit DoorState.", Assert.Throws<FormatException>(() => PropertyValue.Of("ajar").To<DoorState>()).Message);

    [Fact]
    public void Equality_IsByKindAndValue()
    {
        Assert.Equal(PropertyValue.Of(1.0m), PropertyValue.Of(1.00m));
        Assert.Equal(PropertyValue.Of(1.0m).GetHashCode(), PropertyValue.Of(1.00m).GetHashCode());
        Assert.NotEqual(PropertyValue.Of(1), PropertyValue.Of(true));
        Assert.NotEqual(PropertyValue.Of(0), PropertyValue.None);
        Assert.NotEqual(PropertyValue.Of(""), PropertyValue.None);
        Assert.Equal(PropertyValue.Of((string?)null), PropertyValue.None);
    }

    [Fact]
    public void Accessors_OfAnotherKind_Throw()
    {
        Assert.Throws<InvalidOperationException>(() => PropertyValue.None.Number);
        Assert.Throws<InvalidOperationException>(() => PropertyValue.Of(true).Text);
        Assert.Throws<InvalidOperationException>(() => PropertyValue.Of("true").Boolean);
    }

    [Theory]
    [InlineData("1.250")]
    [InlineData("-0.10")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"locked\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("79228162514264337593543950335")]
    public void Json_Value_IsWrittenAsItWasRead(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            JsonValues.Write(writer, JsonValues.Read(document.RootElement));

        Assert.Equal(json, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("1e400")]
    [InlineData("79228162514264337593543950336")]
    public void Json_NoValue_IsRefused(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.Throws<FormatException>(() => JsonValues.Read(document.RootElement));
    }
}
