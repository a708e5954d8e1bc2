namespace SmartCampus.Plugins.Modbus.Tests.Profiles;

/// <summary>Profiles whose registers are settings: restroom, dispenser, greenhouse, weather, pump.</summary>
public sealed class RoomProfileTests
{
    private readonly FakeSlave slave = new(tcp: true);

    [Theory]
    [InlineData("")]
    [InlineData("\"function\": 3")]
    public async Task Restroom_Defaults_AreOccupancyAndAmmonia(string settings)
    {
        slave.Inputs[0] = slave.Holdings[0] = 1;
        slave.Inputs[1] = slave.Holdings[1] = 57;

        Assert.Equal(["occupancy.occupied true", "airQuality.ammonia 5.7"], await PollAsync("restroom-generic", settings));
    }

    [Fact]
    public async Task Restroom_EverythingFitted_IsItsValuesInOneRequest()
    {
        new ushort[] { 0, 12, 1, 80, 5 }.CopyTo(slave.Inputs, 0);

        string[] told = await PollAsync("restroom-generic", "\"leakRegister\": 2, \"soapRegister\": 3, \"paperRegister\": 4");

        Assert.Equal(["occupancy.occupied false", "airQuality.ammonia 1.2", "leak.wet true", "dispenser.soap 80", "dispenser.paper 5"], told);
        Assert.Equal("04 00 00 00 05", Hex.Text(Assert.Single(slave.Reads)));
    }

    [Fact]
    public async Task Restroom_ContactsOnInputs_TakeThePlaceOfRegisters()
    {
        slave.Discretes[0] = true;
        slave.Inputs[0] = 0;

        string[] told = await PollAsync("restroom-generic", "\"occupancyInput\": 1, \"leakInput\": 2, \"leakRegister\": 7, \"ammoniaRegister\": -1");

        Assert.Equal(["occupancy.occupied true", "leak.wet false"], told);
    }

    [Theory]
    [InlineData(2, "notConfigured.unmapped")]
    [InlineData(0xFFFF, "notConfigured.unmapped")] // what many boxes give for a missing sensor
    public async Task Restroom_OccupancyThatIsNeither_IsAnErrorAndNoValue(int raw, string reason)
    {
        slave.Inputs[0] = (ushort)raw;

        Assert.Equal([$"occupancy.occupied {reason}", "airQuality.ammonia 0.0"], await PollAsync("restroom-generic"));
    }

    [Fact]
    public async Task Restroom_LevelAbove100_IsImplausible()
    {
        slave.Inputs[9] = 101;

        Assert.Equal("dispenser.soap notConfigured.implausible", (await PollAsync("restroom-generic", "\"soapRegister\": 9"))[^1]);
    }

    [Theory]
    [InlineData("", 80, "consumable.level 80")]
    [InlineData("\"levelRegister\": 5, \"levelScale\": 0.1", 805, "consumable.level 80.5")]
    [InlineData("\"emptyCounts\": 300, \"levelScale\": -0.5", 140, "consumable.level 80.0")] // a distance in mm: 300 empty, 100 full
    [InlineData("\"emptyCounts\": 300, \"levelScale\": -0.5", 300, "consumable.level 0.0")]
    [InlineData("\"emptyCounts\": 300, \"levelScale\": -0.5", 301, "consumable.level notConfigured.implausible")]
    public async Task Dispenser_RawValue_IsPercent(string settings, int raw, string expected)
    {
        slave.Inputs[0] = slave.Inputs[5] = (ushort)raw;

        Assert.Equal([expected], await PollAsync("dispenser-generic", settings));
    }

    [Fact]
    public async Task Greenhouse_EverythingFitted_IsItsValues()
    {
        new ushort[] { 655, unchecked((ushort)-35), 420, 0x0001, 0x0000 }.CopyTo(slave.Holdings, 0);

        string[] told = await PollAsync("greenhouse-generic", "\"carbonDioxideRegister\": 2, \"lightRegister\": 3");

        Assert.Equal(["climate.temperature -3.5", "climate.humidity 65.5", "airQuality.carbonDioxide 420", "light.illuminance 65536"], told);
    }

    [Fact]
    public async Task Greenhouse_InputRegistersAndOneOfLight_AreItsValues()
    {
        new ushort[] { 655, 215, 0, 500 }.CopyTo(slave.Inputs, 0);

        string[] told = await PollAsync("greenhouse-generic", "\"function\": 4, \"humidityRegister\": -1, \"lightRegister\": 3, \"lightRegisters\": 1, \"lightScale\": 100");

        Assert.Equal(["climate.temperature 21.5", "light.illuminance 50000"], told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"function\": 4")]
    public async Task Weather_Defaults_AreAWindSensor(string settings)
    {
        slave.Inputs[0] = slave.Holdings[0] = 83;

        Assert.Equal(["wind.speed 8.3"], await PollAsync("weather-generic", settings));
    }

    [Fact]
    public async Task Weather_EverythingFitted_IsItsValuesInOneRequest()
    {
        new ushort[] { 25, 655, unchecked((ushort)-35), 0x0001, 0x0002, 1 }.CopyTo(slave.Holdings, 0);

        string[] told = await PollAsync("weather-generic",
            "\"humidityRegister\": 1, \"temperatureRegister\": 2, \"rainRegister\": 3, \"rainRegisters\": 2, \"rainScale\": 0.2, \"rainingRegister\": 5");

        Assert.Equal(["wind.speed 2.5", "rain.amount 13107.6", "rain.raining true", "climate.temperature -3.5", "climate.humidity 65.5"], told);
        Assert.Equal("03 00 00 00 06", Hex.Text(Assert.Single(slave.Reads)));
    }

    [Theory]
    [InlineData(1000, "wind.speed 100.0")]
    [InlineData(1001, "wind.speed notConfigured.implausible")]
    [InlineData(0xFFFF, "wind.speed notConfigured.implausible")] // what many stations give for a missing sensor
    public async Task Weather_WindBeyondItsRange_IsAnErrorAndNoValue(int raw, string expected)
    {
        slave.Holdings[0] = (ushort)raw;

        Assert.Equal([expected], await PollAsync("weather-generic"));
    }

    [Theory]
    [InlineData("", true, "pump.running true")]
    [InlineData("\"relayInverted\": true", true, "pump.running false")]
    [InlineData("\"feedbackInput\": 3", true, "pump.running false")] // the relay is on, the contactor is not
    public async Task Pump_Relay_IsItsState(string settings, bool relay, string state)
    {
        slave.Coils[0] = relay;

        Assert.Equal([state], await PollAsync("relay-pump", settings));
    }

    [Theory]
    [InlineData("", true, "motor.fault true")]
    [InlineData(", \"faultInputInverted\": true", false, "motor.fault true")] // a cut wire
    [InlineData(", \"faultInputInverted\": true", true, "motor.fault false")]
    public async Task Pump_FaultInput_IsAFault(string settings, bool input, string fault)
    {
        slave.Discretes[7] = input;

        Assert.Equal(fault, (await PollAsync("relay-pump", "\"faultInput\": 8" + settings))[^1]);
    }

    [Fact]
    public void Pump_Model_CarriesTheSafetyThatEndsIt()
    {
        DeviceModel model = Shipped.Of("relay-pump").Model;

        SafetyDefinition safety = model.Traits.Single(t => t.Name == "pump").Safety!;
        Assert.Equal(("pump.running", PropertyValue.Of(true), "pump.stop", TimeSpan.FromHours(1), true), (safety.Property, safety.On, safety.Off, safety.LongestOn, safety.OffOnLinkLost));
        Assert.Equal(["pump.start", "pump.stop"], model.Commands.Select(c => c.Name));
    }

    [Fact]
    public async Task Pump_StartAndStop_WriteTheRelayOnceAndReadItBack()
    {
        var context = new TestDeviceContext(slave.Line());
        await using DriverRun run = await Shipped.RunAsync("relay-pump", context, "\"channel\": 2");

        await run.CommandAsync("pump.start", ("duration", PropertyValue.Of(60)));
        bool started = context.Latest("pump.running")!.Value.Value.Boolean;
        await run.CommandAsync("pump.stop");

        Assert.True(started);
        Assert.False(context.Latest("pump.running")!.Value.Value.Boolean);
        Assert.Equal(["05 00 01 FF 00", "05 00 01 00 00"], slave.Writes.Select(w => Hex.Text(w)));
    }

    private async Task<string[]> PollAsync(string profile, string settings = "")
    {
        var context = new TestDeviceContext(slave.Line());
        await using DriverRun run = await Shipped.RunAsync(profile, context, settings);
        return [.. context.Readings.Select(r => $"{r.Property} {(r.Error is null ? r.Value.ToString() : r.Error.Reason)}")];
    }
}
