using SmartCampus.Plugins.Modbus.Profiles;

namespace SmartCampus.Plugins.Modbus.Tests.Driver;

/// <summary>Commands that write registers, with values from arguments.</summary>
public sealed class RegisterCommandTests
{
    private readonly FakeSlave slave = new(tcp: true);

    [Theory]
    [InlineData("{ holding: 10, argument: duration }", "06 00 0A 00 5A")]
    [InlineData("{ holding: 10, argument: duration, scale: 0.5 }", "06 00 0A 00 B4")]
    [InlineData("{ holding: 10, argument: duration, type: u32 }", "10 00 0A 00 02 04 00 00 00 5A")]
    [InlineData("{ holding: 10, argument: duration, type: f32 }", "10 00 0A 00 02 04 42 B4 00 00")]
    [InlineData("{ holding: 10 + unit, value: 0xBEEF }", "06 00 0B BE EF")]
    public async Task Open_ValueFromProfile_IsWritten(string map, string expected)
    {
        await using DriverRun run = await RunAsync(map);

        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(90)));

        Assert.Equal(expected, Hex.Text(Assert.Single(slave.Writes)));
    }

    [Fact]
    public async Task Open_WordOrderOfTheDevice_IsUsed()
    {
        await using DriverRun run = await RunAsync("{ holding: 10, argument: duration, type: u32 }", "\"wordOrder\": \"cdab\"");

        await run.CommandAsync("valve.open", ("duration", PropertyValue.Of(90)));

        Assert.Equal("10 00 0A 00 02 04 00 5A 00 00", Hex.Text(Assert.Single(slave.Writes)));
    }

    [Fact]
    public async Task Open_ValueBeyondTheRegister_IsRefusedAndNothingIsSent()
    {
        await using DriverRun run = await RunAsync("{ holding: 10, argument: duration, scale: 0.001 }");

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => run.CommandAsync("valve.open", ("duration", PropertyValue.Of(90))));

        Assert.Equal(("notConfigured.range", false), (e.Error.Reason, e.AfterSending));
        Assert.Empty(slave.Writes);
    }

    [Fact]
    public async Task Start_AddressBeyondTheMemory_IsNotConfigured()
    {
        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => RunAsync("{ holding: 65535 + unit, value: 1 }"));

        Assert.Equal("notConfigured.address", e.Error.Reason);
    }

    private Task<DriverRun> RunAsync(string open, string settings = "")
    {
        string yaml = $$"""
            title: { en: Valve, zh: 阀 }
            properties:
              valve.state: { holding: 20, map: { 0: closed, 1: open } }
            commands:
              valve.open: {{open}}
              valve.close: { holding: 10, value: 0 }
            """;
        DriverDescriptor descriptor = ModbusProfiles.Describe(new ProfileReader(new TraitCatalogue()).Read("valve.yaml", yaml));
        return DriverRun.StartAsync(descriptor, Shipped.Settings("tcp://board:502", settings), new TestDeviceContext(slave.Line()));
    }
}
