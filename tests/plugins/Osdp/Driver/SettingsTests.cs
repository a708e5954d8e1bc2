namespace SmartCampus.Plugins.Osdp.Tests.Driver;

/// <summary>Settings keep to their bounds, and keys stay secret.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("address", "-1", "126")]
    [InlineData("address", "127", "126")]
    [InlineData("timeout", "0.04", "0.05")]
    [InlineData("timeout", "5.1", "5")]
    [InlineData("strikeOutput", "-1", "63")]
    [InlineData("strikeOutput", "64", "63")]
    [InlineData("doorInput", "-2", "-1")]
    [InlineData("exitInput", "64", "63")]
    [InlineData("exitUnlock", "61", "60")]
    [InlineData("heldAfter", "3601", "3600")]
    [InlineData("interval", "0.04", "0.05")]
    [InlineData("interval", "2.1", "2")]
    [InlineData("check", "\"parity\"", "checksum")]
    public async Task Setting_OutsideItsBounds_IsNamedWithItsRule(string setting, string value, string rule)
    {
        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() => StartAsync($"\"{setting}\": {value}"));

        Assert.Contains($"'{setting}'", e.Message, StringComparison.Ordinal);
        Assert.Contains(rule, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("newKey")]
    public void Schema_Keys_AreSecretsWithoutADefault(string key)
    {
        System.Text.Json.Nodes.JsonNode schema = SettingsSchema.Of(DoorTest.Driver.SettingsType)["properties"]![key]!;

        Assert.True((bool)schema["x-secret"]!);
        Assert.Null(schema["default"]);
    }

    [Fact]
    public void Schema_Line_IsRequired() =>
        Assert.Equal(["line"], SettingsSchema.Of(DoorTest.Driver.SettingsType)["required"]!.AsArray().Select(n => (string)n!));

    private static Task<DriverRun> StartAsync(string more) =>
        DriverRun.StartAsync(DoorTest.Driver, DoorTest.Settings("tcp://line:4001", more).Replace("\"address\": 5, \"address\"", "\"address\"", StringComparison.Ordinal), new TestDeviceContext());
}
