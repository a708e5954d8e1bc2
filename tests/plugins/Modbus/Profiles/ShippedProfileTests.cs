namespace SmartCampus.Plugins.Modbus.Tests.Profiles;

/// <summary>Each shipped profile on a device whose memory is filled as its maker's document says (protocols.md section 3).</summary>
public sealed class ShippedProfileTests
{
    private readonly FakeSlave slave = new(tcp: true);

    [Fact]
    public void Describe_Folder_OffersEveryProfile() => Assert.Equal(
        [
            "modbus.climate-generic", "modbus.dispenser-generic", "modbus.energy-sdm120", "modbus.energy-sdm630", "modbus.greenhouse-generic", "modbus.leakage-rgu100a",
            "modbus.leakage-rhu", "modbus.registers-8", "modbus.relay-lock", "modbus.relay-pump", "modbus.relay-switch", "modbus.relay-valve", "modbus.restroom-generic",
            "modbus.soil-dfrobot", "modbus.soil-seeed", "modbus.weather-generic",
        ],
        Shipped.All.Select(d => d.Model.Id));

    [Fact]
    public void Describe_EveryText_IsThereInBothLanguages() => Assert.All(
        Shipped.All.SelectMany(d => d.Model.Extra.Select(p => p.Title).Append(d.Model.Title)),
        text => Assert.True(text.En.Length > 0 && text.Zh.Any(c => c > 0x2E80), $"{text}"));

    [Fact]
    public void Describe_EverySettingsRecord_MakesASchemaWithTitlesInBothLanguages() => Assert.All(
        Shipped.All.SelectMany(d => SettingsSchema.Of(d.SettingsType)["properties"]!.AsObject()),
        setting => Assert.NotEqual(setting.Value!["x-i18n"]!["en"]!.GetValue<string>(), setting.Key));

    [Fact]
    public async Task SoilDfRobot_PublishedReply_IsItsValues() // protocols.md 3.2: 65.8 %, −10.1 °C, 1000 µS/cm
    {
        ScriptedLine line = new ScriptedLine("serial:/dev/probe?baud=9600").On("01 03 00 00 00 03 05 CB", "01 03 06 02", "92 FF 9B 03 E8 D8 0F");
        var context = new TestDeviceContext(line) { Time = new ManualTime { PassesDelays = true } };

        await using DriverRun run = await Shipped.RunAsync("soil-dfrobot", context);

        Assert.Equal(["soil.moisture 65.8", "soil.temperature -10.1", "soil.conductivity 1000"], Show(context));
    }

    [Fact]
    public async Task SoilSeeed_SwapsAndScalesTenTimesFiner()
    {
        new ushort[] { unchecked((ushort)-1010), 6580, 1000, 0, 0, 3512 }.CopyTo(slave.Holdings, 0);

        TestDeviceContext context = await PollAsync("soil-seeed");

        Assert.Equal(["soil.temperature -10.10", "soil.moisture 65.80", "soil.conductivity 1000", "probe.permittivity 35.12"], Show(context));
    }

    [Fact]
    public async Task EnergySdm120_FloatRegisters_AreItsValues()
    {
        slave.SetFloats((0x00, 230.5f), (0x06, 2.25f), (0x0C, -518.5f), (0x46, 50f), (0x48, 12f), (0x4A, 3.5f), (0x156, 15.5f));

        TestDeviceContext context = await PollAsync("energy-sdm120");

        Assert.Equal(
            ["energy.voltage 230.5", "energy.current 2.25", "energy.power -518.5", "energy.frequency 50", "meter.import 12", "meter.export 3.5", "energy.total 15.5"],
            Show(context));
        Assert.All(slave.Reads, pdu => Assert.Equal((0, 0), (pdu[2] % 2, pdu[4] % 2))); // even start, even quantity
    }

    [Fact]
    public async Task EnergySdm630_FloatRegisters_AreItsValues()
    {
        slave.SetFloats((0, 231f), (2, 232f), (4, 233f), (6, 1f), (8, 2f), (10, 3f), (0x34, 1400f), (0x46, 49.5f), (0x156, 99f));

        TestDeviceContext context = await PollAsync("energy-sdm630");

        Assert.Equal(1400, context.Latest("energy.power")!.Value.Value.Number);
        Assert.Equal(233, context.Latest("meter.voltageL3")!.Value.Value.Number);
        Assert.Equal(3, context.Latest("meter.currentL3")!.Value.Value.Number);
        Assert.Equal(99, context.Latest("energy.total")!.Value.Value.Number);
    }

    [Fact]
    public async Task EnergySdm120_OtherWordOrderInTheSettings_IsUsed()
    {
        slave.Inputs[0x46] = 0x0000; // CDAB: low word first
        slave.Inputs[0x47] = 0x4248;

        TestDeviceContext context = await PollAsync("energy-sdm120", "\"wordOrder\": \"cdab\"");

        Assert.Equal(50, context.Latest("energy.frequency")!.Value.Value.Number);
    }

    [Theory]
    [InlineData(0x7FC0, "notConfigured.notANumber")]
    [InlineData(0x44BB, "notConfigured.implausible")] // 1496 V
    public async Task EnergySdm120_FloatThatCannotBe_IsAnErrorAndNoNumber(int high, string reason)
    {
        slave.Inputs[0] = (ushort)high;

        TestDeviceContext context = await PollAsync("energy-sdm120");

        Assert.Equal((reason, true), (context.Latest("energy.voltage")!.Value.Error!.Reason, context.Latest("energy.voltage")!.Value.Value.IsNone));
    }

    [Fact]
    public async Task LeakageRhu_ToroidConnected_IsItsValues()
    {
        slave.Holdings[0xCF] = 1;
        slave.Holdings[0xCB] = 1;
        slave.Holdings[0x190] = 12;

        TestDeviceContext context = await PollAsync("leakage-rhu");

        Assert.Equal(12, context.Latest("residualCurrent.current")!.Value.Value.Number);
        Assert.True(context.Latest("residualCurrent.preAlarm")!.Value.Value.Boolean);
        Assert.False(context.Latest("residualCurrent.alarm")!.Value.Value.Boolean);
    }

    [Theory]
    [InlineData("leakage-rhu")]
    [InlineData("leakage-rgu100a")]
    public async Task Leakage_ToroidMissing_IsAnErrorAndNever0(string profile)
    {
        slave.Holdings[0xCF] = 0xFFFE; // RHU: bit 0 is what counts
        slave.Discretes[4] = true; // RGU: tripped by transformer fault

        TestDeviceContext context = await PollAsync(profile);

        Reading current = context.Latest("residualCurrent.current")!.Value;
        Assert.Equal("notConfigured.toroidMissing", current.Error!.Reason);
        Assert.True(current.Value.IsNone);
    }

    [Fact]
    public async Task LeakageRhu_ToroidCannotBeAsked_IsAnErrorAndNever0()
    {
        slave.Instead = pdu => pdu[2] == 0xC9 ? [0x83, 6] : null;

        TestDeviceContext context = await PollAsync("leakage-rhu");

        Assert.Equal("busy", context.Latest("residualCurrent.current")!.Value.Error!.Reason);
    }

    [Fact]
    public async Task LeakageRgu100a_InputsAndRegisters_AreItsValues()
    {
        slave.Inputs[0x0FA0] = 25;
        slave.Inputs[0x0FC8] = 310;
        slave.Discretes[1] = slave.Discretes[2] = slave.Discretes[3] = true;

        TestDeviceContext context = await PollAsync("leakage-rgu100a");

        Assert.Equal(
            ["residualCurrent.current 25", "residualCurrent.alarm true", "residualCurrent.preAlarm true", "relay.tripped true", "relay.tripCurrent 310"],
            Show(context));
    }

    [Theory]
    [InlineData("", 1, "-101", "45.6")]
    [InlineData("\"function\": 3", 1, "-101", "45.6")]
    [InlineData("\"temperatureRegister\": 7, \"humidityRegister\": 8", 7, "-101", "45.6")]
    public async Task ClimateGeneric_RegistersFromTheSettings_AreItsValues(string settings, int register, string tenths, string humidity)
    {
        slave.Inputs[register] = slave.Holdings[register] = unchecked((ushort)short.Parse(tenths, System.Globalization.CultureInfo.InvariantCulture));
        slave.Inputs[register + 1] = slave.Holdings[register + 1] = 456;

        TestDeviceContext context = await PollAsync("climate-generic", settings);

        Assert.Equal(["climate.temperature -10.1", $"climate.humidity {humidity}"], Show(context));
    }

    [Fact]
    public async Task ClimateGeneric_NoHumidity_IsNotAsked()
    {
        TestDeviceContext context = await PollAsync("climate-generic", "\"humidityRegister\": -1");

        Assert.Equal(["climate.temperature 0.0"], Show(context));
    }

    [Theory]
    [InlineData("", true, "open")]
    [InlineData("", false, "closed")]
    [InlineData(", \"flowFunction\": 3", true, "open")]
    public async Task RelayValve_FlowMeterOnTheSameUnit_IsItsValues(string more, bool on, string state)
    {
        slave.Coils[4] = on;
        slave.Inputs[20] = slave.Holdings[20] = 123;
        slave.Inputs[31] = slave.Holdings[31] = 0x1000;
        slave.Inputs[30] = slave.Holdings[30] = 0x0001;

        TestDeviceContext context = await PollAsync("relay-valve", "\"channel\": 5, \"flowRegister\": 20, \"pulseRegister\": 30, \"litresPerPulse\": 0.5" + more);

        Assert.Equal([$"valve.state {state}", "flowMeter.rate 12.3", "flowMeter.total 34816.0"], Show(context));
    }

    [Fact]
    public async Task RelayValve_OneRegisterOfPulses_IsRead()
    {
        slave.Inputs[30] = 9;

        TestDeviceContext context = await PollAsync("relay-valve", "\"pulseRegister\": 30, \"pulseRegisters\": 1, \"litresPerPulse\": 10");

        Assert.Equal(["valve.state closed", "flowMeter.total 90"], Show(context));
    }

    [Theory]
    [InlineData("", false, false, "locked", "open")]
    [InlineData("", true, true, "unlocked", "closed")]
    [InlineData(", \"relayInverted\": true, \"inputInverted\": true", false, false, "unlocked", "closed")]
    public async Task RelayLock_CoilAndInput_AreItsStates(string more, bool relay, bool input, string @lock, string door)
    {
        slave.Coils[31] = relay;
        slave.Discretes[7] = input;

        TestDeviceContext context = await PollAsync("relay-lock", "\"channel\": 32, \"input\": 8" + more);

        Assert.Equal([$"lock.state {@lock}", $"doorContact.state {door}"], Show(context));
    }

    [Fact]
    public async Task RelayLock_NoContactFitted_IsNotAsked()
    {
        TestDeviceContext context = await PollAsync("relay-lock");

        Assert.Equal(["lock.state locked"], Show(context));
    }

    [Fact]
    public async Task Registers8_OnePoll_IsOneRequest()
    {
        new ushort[] { 0, 1, 2, 3, 4, 5, 6, 65535 }.CopyTo(slave.Holdings, 0);

        TestDeviceContext context = await PollAsync("registers-8");

        Assert.Equal("03 00 00 00 08", Hex.Text(Assert.Single(slave.Reads)));
        Assert.Equal("register.r7 65535", Show(context).Last());
    }

    private async Task<TestDeviceContext> PollAsync(string profile, string settings = "")
    {
        var context = new TestDeviceContext(slave.Line());
        await using DriverRun run = await Shipped.RunAsync(profile, context, settings);
        return context;
    }

    private static IEnumerable<string> Show(TestDeviceContext context) => context.Readings.Select(r => $"{r.Property} {r.Value}");
}
