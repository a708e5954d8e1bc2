using System.Text.Json;
using SmartCampus.EndToEnd.Tests.Browser;
using SmartCampus.EndToEnd.Tests.Campus;

namespace SmartCampus.EndToEnd.Tests;

/// <summary>The form that adds a device, one of each plugin; what is wrong is said at its field.</summary>
[Collection(CampusCollection.Name)]
public sealed class AddDeviceTests(CampusFixture campus)
{
    /// <summary>Each with kinds of fields that the others have not: lines, numbers with a unit, fractions, choices, ticks, secrets, plain texts. Titles and what is put there take turns.</summary>
    [Theory]
    [InlineData(
        "modbus.relay-valve", """{"line":"serial:/dev/ttyS9?baud=19200","unit":7,"channel":3,"mode":"rtu","timeout":0.25,"boardTimer":true,"flowRegister":-1,"litresPerPulse":0.5}""",
        "Line", "serial:/dev/ttyS9?baud=19200", "Unit address", "7", "Relay", "3", "Framing", "Modbus RTU", "Reply timeout", "0.25", "Board keeps the time", "true", "Water per pulse", "0.5")]
    [InlineData(
        "osdp.door", """{"line":"serial:/dev/ttyS9?baud=9600","address":5,"key":"***","check":"checksum","doorInput":0,"doorInputInverted":true,"relockOnClose":false,"heldAfter":60}""",
        "Line", "serial:/dev/ttyS9?baud=9600", "Reader address", "5", "Key", "00112233445566778899aabbccddeeff", "Check", "Checksum", "Door contact input", "0",
        "Door contact inverted", "true", "Lock when the door closes", "false", "Open too long after", "60")]
    [InlineData(
        "scales.cas", """{"line":"tcp://127.0.0.1:9","mode":"poll","unit":"g","timeout":3}""",
        "Line", "tcp://127.0.0.1:9", "Mode", "Ask the scale", "Unit, if not sent", "Gram", "Silence limit", "3")]
    [InlineData(
        "opensprinkler.station", """{"line":"tcp://127.0.0.1:9","password":"***","station":12}""",
        "Controller", "tcp://127.0.0.1:9", "Password", "opendoor", "Station", "12")]
    [InlineData("shelly.switch", """{"line":"tcp://127.0.0.1:9","channel":2}""", "Device", "tcp://127.0.0.1:9", "Channel", "2")]
    [InlineData("milesight.vs330", """{"devEui":"24e124538b000001","staleAfter":7200}""", "DevEUI", "24e124538b000001", "Offline after", "7200")]
    public async Task Save_FormOfAPlugin_AddsTheDeviceWithTheseSettings(string driver, string expected, params string[] fields)
    {
        string id = "added-" + driver.Split('.')[0];
        await using ConsoleTab tab = await campus.OpenAsync("/add-device");
        await DescribeAsync(tab, driver, id);

        foreach (string[] field in fields.Chunk(2))
            await PutAsync(tab, field[0], field[1]);
        await tab.Button("Save").ClickAsync();

        await Expect(tab.Page).ToHaveURLAsync(new Regex($"/devices/{id}$"));
        await Expect(tab.Heading).ToHaveTextAsync("Added here");
        JsonElement settings = (await campus.Api.DeviceAsync(id)).GetProperty("settings");
        foreach (JsonProperty wanted in JsonSerializer.Deserialize<JsonElement>(expected).EnumerateObject())
            Assert.True(settings.TryGetProperty(wanted.Name, out JsonElement stored) && stored.ToString() == wanted.Value.ToString(), $"'{wanted.Name}' is not {wanted.Value} in {settings}.");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Save_SomethingIsWrong_IsSaidAtItsFieldAndNothingIsAdded()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/add-device");
        await DescribeAsync(tab, "modbus.relay-switch", "wrong-first");
        ILocator line = Field(tab, "Line"), unit = Field(tab, "Unit address"), place = tab.Page.GetByLabel("Place path");

        await line.FillAsync("modem:5");
        await unit.FillAsync("999");
        await place.FillAsync("Campus/Lab");
        await Expect(line).ToHaveAccessibleDescriptionAsync(new Regex("Must be tcp://host:port or serial:"));
        await Expect(unit).ToHaveAccessibleDescriptionAsync(new Regex("Must be from 0 to 255"));
        await Expect(place).ToHaveAccessibleDescriptionAsync(new Regex("Lower-case letters, digits and hyphens"));
        await Expect(tab.Button("Save")).ToBeDisabledAsync();
        await line.FillAsync("serial:/dev/ttyS9?baud=9601");
        await unit.FillAsync("9");
        await place.FillAsync("campus/library/1");
        await tab.Button("Save").ClickAsync();

        await Expect(line).ToHaveAccessibleDescriptionAsync(new Regex("baud is '9601'; it must be one of 1200, 2400"));
        await Expect(line).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/add-device$"));
        Assert.Empty(await Axe.ViolationsAsync(tab.Page));
        await Assert.ThrowsAsync<InvalidOperationException>(() => campus.Api.DeviceAsync("wrong-first"));
        await line.FillAsync("tcp://127.0.0.1:9");
        await Expect(line).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await tab.Button("Save").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/devices/wrong-first$"));
    }

    [Fact]
    public async Task Save_SomethingIsWrong_IsSaidInChineseToo()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/add-device", new Look("zh-CN", ColorScheme.Light, 1440, 900));
        await tab.Page.GetByLabel("驱动").SelectOptionAsync("modbus.relay-switch");
        await tab.Page.GetByLabel("编号", new() { Exact = true }).FillAsync("wrong-in-chinese");
        await tab.Page.GetByLabel("中文名称").FillAsync("错");
        await tab.Page.GetByLabel("地点路径").FillAsync("campus/library/1");
        ILocator line = Field(tab, "线路");
        await line.FillAsync("serial:/dev/ttyS9?baud=9601");

        await tab.Button("保存").ClickAsync();

        await Expect(line).ToHaveAccessibleDescriptionAsync(new Regex("baud 是“9601”；应为 1200、2400.*或 230400"));
        await Expect(tab.Page.Locator("p.error-text[role=alert]")).ToHaveTextAsync(new Regex("^填写有误：“线路”"));
        await Expect(tab.Page.Locator("main")).Not.ToContainTextAsync("must be");
    }

    [Fact]
    public async Task Save_IdIsTaken_SaysSo()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/add-device");
        await DescribeAsync(tab, "milesight.vs330", "library-east-gate");
        await PutAsync(tab, "DevEUI", "24e124538b000002");

        await tab.Button("Save").ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The id library-east-gate is taken.");
        Assert.Equal("modbus.relay-lock", (await campus.Api.DeviceAsync("library-east-gate")).GetProperty("driver").GetString());
    }

    [Fact]
    public async Task Test_NobodyAnswers_SaysWhyAndAddsNothing()
    {
        await using ConsoleTab tab = await campus.OpenAsync("/add-device");
        await DescribeAsync(tab, "modbus.relay-switch", "tested-only");
        await PutAsync(tab, "Line", $"tcp://127.0.0.1:{FreePort.Take()}");

        await tab.Button("Test").ClickAsync();

        await Expect(tab.Page.GetByText("Test failed: Connection refused")).ToBeVisibleAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => campus.Api.DeviceAsync("tested-only"));
    }

    private static async Task DescribeAsync(ConsoleTab tab, string driver, string id)
    {
        await tab.Page.GetByLabel("Driver").SelectOptionAsync(driver);
        await tab.Page.GetByLabel("Id", new() { Exact = true }).FillAsync(id);
        await tab.Page.GetByLabel("Name in English").FillAsync("Added here");
        await tab.Page.GetByLabel("Place path").FillAsync("campus/library/1");
    }

    private static ILocator Field(ConsoleTab tab, string title) => tab.Page.Locator(".schema-form").GetByLabel(new Regex(@"^\s*" + Regex.Escape(title) + @"\s*(\(|\*|$)"));

    private static async Task PutAsync(ConsoleTab tab, string title, string value)
    {
        ILocator field = Field(tab, title);
        string kind = await field.EvaluateAsync<string>("e => e.tagName === 'SELECT' ? 'select' : e.type");
        await (kind switch
        {
            "select" => field.SelectOptionAsync(new SelectOptionValue { Label = value }),
            "checkbox" => field.SetCheckedAsync(value == "true"),
            _ => field.FillAsync(value),
        });
    }
}
