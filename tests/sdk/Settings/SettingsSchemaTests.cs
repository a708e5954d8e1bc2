using System.Text.Json.Nodes;

namespace SmartCampus.Sdk.Tests.Settings;

public sealed class SettingsSchemaTests
{
    private readonly JsonObject schema = SettingsSchema.Of(typeof(GateSettings));

    [Fact]
    public void Of_Record_IsAClosedObjectOfItsSettings()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.GetValue<string>());
        Assert.Equal("object", schema["type"]!.GetValue<string>());
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(["line"], schema["required"]!.AsArray().Select(n => n!.GetValue<string>()));
        Assert.Equal(
            ["line", "name", "password", "pin", "unit", "serial", "width", "factor", "inverted", "rest", "pause", "interval"],
            schema["properties"]!.AsObject().Select(p => p.Key));
    }

    [Theory]
    [InlineData("line", """{"type":"string","title":"Line","x-i18n":{"en":"Line","zh":"线路"},"x-line":true}""")]
    [InlineData("name", """{"type":"string","title":"Name","x-i18n":{"en":"Name","zh":"名称"},"default":"gate"}""")]
    [InlineData("password", """{"type":"string","title":"Password","x-i18n":{"en":"Password","zh":"密码"},"x-secret":true,"format":"password"}""")]
    [InlineData("pin", """{"type":"integer","title":"PIN","x-i18n":{"en":"PIN","zh":"口令"},"minimum":1000,"maximum":9999,"x-secret":true,"format":"password"}""")]
    [InlineData("unit", """{"type":"integer","title":"Unit","x-i18n":{"en":"Unit","zh":"地址"},"minimum":1,"maximum":247,"default":1}""")]
    [InlineData("serial", """{"type":"integer","title":"Serial number","x-i18n":{"en":"Serial number","zh":"序列号"},"default":0}""")]
    [InlineData("width", """{"type":"number","title":"Width","x-i18n":{"en":"Width","zh":"宽度"},"minimum":0.5,"maximum":8,"x-unit":"m","default":2.5}""")]
    [InlineData("factor", """{"type":"number","title":"Factor","x-i18n":{"en":"Factor","zh":"系数"}}""")]
    [InlineData("inverted", """{"type":"boolean","title":"Inverted","x-i18n":{"en":"Inverted","zh":"反向"},"default":false}""")]
    [InlineData("pause", """{"type":"number","title":"Pause","x-i18n":{"en":"Pause","zh":"停顿"},"minimum":0,"maximum":60,"x-unit":"s","default":1.5}""")]
    [InlineData("interval", """{"type":"number","title":"Poll interval","x-i18n":{"en":"Poll interval","zh":"轮询间隔"},"minimum":0.1,"maximum":3600,"x-unit":"s","default":1}""")]
    public void Of_Setting_HasTypeTitlesBoundsAndDefault(string setting, string expected)
    {
        JsonNode found = schema["properties"]![setting]!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(found.ToJsonString())), found.ToJsonString());
    }

    [Fact]
    public void Of_Enumeration_ListsItsOptionsWithTitles()
    {
        JsonNode rest = schema["properties"]!["rest"]!;

        Assert.Equal(["open", "closed", "forcedOpen", "error"], rest["oneOf"]!.AsArray().Select(o => o!["const"]!.GetValue<string>()));
        Assert.Equal("强行打开", rest["oneOf"]![2]!["x-i18n"]!["zh"]!.GetValue<string>());
        Assert.Equal("closed", rest["default"]!.GetValue<string>());
    }

    [Fact]
    public void Of_Secrets_NeverShowTheirDefault()
    {
        string text = schema.ToJsonString();

        Assert.DoesNotContain("factory", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", text, StringComparison.Ordinal);
    }
}
