using System.Text.Json;

namespace SmartCampus.Sdk.Tests.Settings;

public sealed class SettingsReaderTests
{
    private const string Line = "\"line\": \"tcp://a:1\"";

    [Fact]
    public void Read_OnlyWhatIsRequired_KeepsTheDefaults()
    {
        var settings = (GateSettings)Read($"{{ {Line} }}", out _)!;

        Assert.Equal(new GateSettings { Line = "tcp://a:1" }, settings);
    }

    [Fact]
    public void Read_Everything_IsTaken()
    {
        object? settings = Read(
            """
            { "line": "serial:/dev/x", "name": "", "password": "p", "pin": 9999, "unit": 247, "serial": 9223372036854775807, "width": 0.5, "factor": 0.25,
              "inverted": true, "rest": "forcedOpen", "pause": 0, "interval": 3600 }
            """,
            out _);

        Assert.Equal(
            new GateSettings
            {
                Line = "serial:/dev/x",
                Name = "",
                Password = "p",
                Pin = 9999,
                Unit = 247,
                Serial = long.MaxValue,
                Width = 0.5m,
                Factor = 0.25,
                Inverted = true,
                Rest = DoorState.ForcedOpen,
                Pause = TimeSpan.Zero,
                Interval = TimeSpan.FromHours(1),
            },
            settings);
    }

    [Fact]
    public void Read_Null_KeepsTheDefault()
    {
        var settings = (GateSettings)Read($"{{ {Line}, \"unit\": null, \"rest\": null }}", out _)!;

        Assert.Equal((1, DoorState.Closed), (settings.Unit, settings.Rest));
    }

    [Theory]
    [InlineData("\"line\": \"tcp://a\"", "line", "'line': line 'tcp://a' has no port; it must be from 1 to 65535")]
    [InlineData("\"line\": 5", "line", "'line' is 5; it must be a text")]
    [InlineData("\"line\": null", "line", "'line' is missing")]
    [InlineData("\"name\": \"a\"", "line", "'line' is missing")]
    [InlineData(Line + ", \"unit\": 0", "unit", "'unit' is 0; it must be from 1 to 247")]
    [InlineData(Line + ", \"unit\": 248", "unit", "'unit' is 248; it must be from 1 to 247")]
    [InlineData(Line + ", \"unit\": 1.5", "unit", "'unit' is 1.5; it must be a whole number")]
    [InlineData(Line + ", \"unit\": 2147483648", "unit", "'unit' is 2147483648; it must be a whole number")]
    [InlineData(Line + ", \"unit\": 1e400", "unit", "'unit' is 1e400; it must be a whole number")]
    [InlineData(Line + ", \"unit\": \"1\"", "unit", "'unit' is 1; it must be a whole number")]
    [InlineData(Line + ", \"unit\": true", "unit", "'unit' is True; it must be a whole number")]
    [InlineData(Line + ", \"unit\": []", "unit", "'unit' is []; it must be a whole number")]
    [InlineData(Line + ", \"serial\": 9223372036854775808", "serial", "'serial' is 9223372036854775808; it must be a whole number")]
    [InlineData(Line + ", \"width\": 0.49", "width", "'width' is 0.49; it must be from 0.5 to 8 m")]
    [InlineData(Line + ", \"width\": \"wide\"", "width", "'width' is wide; it must be a number")]
    [InlineData(Line + ", \"inverted\": 1", "inverted", "'inverted' is 1; it must be true or false")]
    [InlineData(Line + ", \"rest\": \"ajar\"", "rest", "'rest' is ajar; it must be one of open, closed, forcedOpen, error")]
    [InlineData(Line + ", \"rest\": \"Closed\"", "rest", "'rest' is Closed; it must be one of open, closed, forcedOpen, error")]
    [InlineData(Line + ", \"rest\": 1", "rest", "'rest' is 1; it must be one of open, closed, forcedOpen, error")]
    [InlineData(Line + ", \"pause\": 61", "pause", "'pause' is 61; it must be from 0 to 60 s")]
    [InlineData(Line + ", \"pause\": -0.001", "pause", "'pause' is -0.001; it must be from 0 to 60 s")]
    [InlineData(Line + ", \"pause\": 1e20", "pause", "'pause' is 1e20; it must be a number of seconds")]
    [InlineData(Line + ", \"pause\": \"00:00:01\"", "pause", "'pause' is 00:00:01; it must be a number of seconds")]
    [InlineData(Line + ", \"interval\": 0.05", "interval", "'interval' is 0.05; it must be from 0.1 to 3600 s")]
    [InlineData(Line + ", \"Unit\": 1", "Unit", "'Unit' is unknown; known are line, name, password, pin, unit, serial, width, factor, inverted, rest, pause, interval")]
    [InlineData(Line + ", \"isWide\": true", "isWide", "'isWide' is unknown; known are line, name, password, pin, unit, serial, width, factor, inverted, rest, pause, interval")]
    public void Read_BadInput_NamesThingValueAndRule(string json, string setting, string message)
    {
        object? settings = Read($"{{ {json} }}", out IReadOnlyList<SettingsProblem> problems);

        Assert.Null(settings);
        Assert.Equal((setting, message), NameAndMessage(Assert.Single(problems)));
    }

    [Theory]
    [InlineData("[]", "设置是 Array；应为 JSON 对象")]
    [InlineData("{ \"colour\": 1, " + Line + " }", "没有“colour”这一项；可用的有 line、name、password、pin、unit、serial、width、factor、inverted、rest、pause、interval")]
    [InlineData("{}", "“线路”未填写")]
    [InlineData("{ " + Line + ", \"unit\": 248 }", "“地址”是 248；应在 1 到 247 之间")]
    [InlineData("{ " + Line + ", \"unit\": 1.5 }", "“地址”是 1.5；应为整数")]
    [InlineData("{ " + Line + ", \"pause\": 61 }", "“停顿”是 61；应在 0 到 60 s 之间")]
    [InlineData("{ " + Line + ", \"pin\": 271828 }", "“口令”是（保密）；应在 1000 到 9999 之间")]
    [InlineData("{ " + Line + ", \"rest\": \"ajar\" }", "“常态”是 ajar；应为以下之一：open、closed、forcedOpen、error")]
    [InlineData("{ \"line\": \"modem:5\" }", "“线路”：线路“modem:5”应以 tcp:// 或 serial: 开头")]
    [InlineData("{ \"line\": \"tcp://a\" }", "“线路”：线路“tcp://a”没有端口；端口应在 1 到 65535 之间")]
    [InlineData("{ \"line\": \"serial:/dev/x?parity=some\" }", "“线路”：线路“serial:/dev/x?parity=some”：parity 是“some”；应为 none、even 或 odd")]
    public void Read_BadInput_NamesThingValueAndRuleInChineseToo(string json, string text)
    {
        Read(json, out IReadOnlyList<SettingsProblem> problems);

        Assert.Equal(text, Assert.Single(problems).Text.Zh);
    }

    [Theory]
    [InlineData("[]", "settings are Array; they must be a JSON object")]
    [InlineData("5", "settings are Number; they must be a JSON object")]
    [InlineData("null", "settings are Null; they must be a JSON object")]
    public void Read_NoObject_IsOneProblemOfTheWhole(string json, string message)
    {
        Assert.Null(Read(json, out IReadOnlyList<SettingsProblem> problems));
        Assert.Equal(("", message), NameAndMessage(Assert.Single(problems)));
    }

    [Fact]
    public void Read_SeveralProblems_AreAllTold()
    {
        Read("""{ "unit": 0, "rest": "ajar", "colour": "red" }""", out IReadOnlyList<SettingsProblem> problems);

        Assert.Equal(["colour", "line", "unit", "rest"], problems.Select(p => p.Setting));
    }

    [Theory]
    [InlineData("\"password\": 271828", "'password' is (secret); it must be a text")]
    [InlineData("\"pin\": 271828", "'pin' is (secret); it must be from 1000 to 9999")]
    [InlineData("\"pin\": \"271828\"", "'pin' is (secret); it must be a whole number")]
    public void Read_BadSecret_IsNotShown(string json, string message)
    {
        Read($"{{ {Line}, {json} }}", out IReadOnlyList<SettingsProblem> problems);

        Assert.Equal(message, Assert.Single(problems).Message);
    }

    [Fact]
    public void Read_HugeValue_IsNotRepeatedWhole()
    {
        Read($"{{ {Line}, \"unit\": \"{new string('x', 100_000)}\" }}", out IReadOnlyList<SettingsProblem> problems);

        Assert.InRange(Assert.Single(problems).Message.Length, 100, 200);
    }

    [Fact]
    public void Read_SetterThatThrows_IsAProblemOfItsSettingAndSaysNoSecret()
    {
        using JsonDocument document = JsonDocument.Parse("""{ "even": 3, "code": "271828" }""");

        Assert.Null(SettingsReader.Read(typeof(Strict), document.RootElement, out IReadOnlyList<SettingsProblem> problems));

        Assert.Equal(["'even' is 3; the plugin refuses it: It must be even.", "'code' is (secret); the plugin refuses it"], problems.Select(p => p.Message));
        Assert.Equal("“偶数”是 3；插件不接受：It must be even.", problems[0].Text.Zh);
    }

    private sealed record Strict
    {
        [Title("Even", "偶数")]
        public int Even { get; init => field = value % 2 == 0 ? value : throw new ArgumentException("It must be even."); }

        [Secret]
        public string Code { get; init => field = value.Length == 0 ? value : throw new ArgumentException(value); } = "";
    }

    private static (string Setting, string Message) NameAndMessage(SettingsProblem problem) => (problem.Setting, problem.Message);

    private static object? Read(string json, out IReadOnlyList<SettingsProblem> problems)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return SettingsReader.Read(typeof(GateSettings), document.RootElement, out problems);
    }
}
