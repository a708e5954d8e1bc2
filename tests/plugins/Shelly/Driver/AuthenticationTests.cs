namespace SmartCampus.Plugins.Shelly.Tests.Driver;

/// <summary>A device with a password.</summary>
public sealed class AuthenticationTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Start_RightPassword_IsChallengedOnceForAllRequests()
    {
        using var device = new FakeShelly { Password = "s3cret" };
        using var line = new TcpTestLine(device.Address);
        var context = new TestDeviceContext(line) { Time = time };

        await using DriverRun run = await Shipped.RunAsync(device, context, password: "s3cret");
        await run.CommandAsync("switch.turnOn");

        Assert.True(context.Latest("switch.on")!.Value.Value.Boolean);
        Assert.Equal(1, device.Challenges);
    }

    [Fact]
    public async Task Command_NonceIsGoodForOneRequest_IsAnsweredAnewAndExecutedOnce()
    {
        using var device = new FakeShelly { Password = "s3cret", NonceOnce = true };
        using var line = new TcpTestLine(device.Address);
        var context = new TestDeviceContext(line) { Time = time };

        await using DriverRun run = await Shipped.RunAsync(device, context, password: "s3cret");
        device.Requests.Clear();
        await run.CommandAsync("switch.turnOn");

        Assert.True(context.Latest("switch.on")!.Value.Value.Boolean);
        Assert.Equal(2, device.Requests.Count(r => r.StartsWith("Switch.Set", StringComparison.Ordinal))); // refused, then taken
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Start_WrongPassword_IsNotConfiguredAndTheDeviceIsLeftAloneForAMinute(string password)
    {
        using var device = new FakeShelly { Password = "s3cret" };
        using var line = new TcpTestLine(device.Address);
        var context = new TestDeviceContext(line) { Time = time };
        using var json = System.Text.Json.JsonDocument.Parse(Shipped.Settings(device, password: password));
        DriverDescriptor descriptor = Shipped.Switch();
        IDriver driver = descriptor.Create(SettingsReader.Read(descriptor.SettingsType, json.RootElement, out _)!, context);

        DeviceException first = await Assert.ThrowsAsync<DeviceException>(() => driver.RunAsync(default).WaitAsync(Shipped.Patience));
        time.Advance(TimeSpan.FromSeconds(59));
        DeviceException second = await Assert.ThrowsAsync<DeviceException>(() => driver.RunAsync(default).WaitAsync(Shipped.Patience));
        int connections = device.Connections;
        time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<DeviceException>(() => driver.RunAsync(default).WaitAsync(Shipped.Patience));

        Assert.Equal(("notConfigured.wrongPassword", "notConfigured.wrongPassword"), (first.Error.Reason, second.Error.Reason));
        Assert.Equal((1, 2), (connections, device.Connections));
        Assert.Empty(context.Readings);
    }

    [Theory]
    [InlineData("""{"code":401,"message":"go away"}""")]
    [InlineData("""{"code":401,"message":"{\"nonce\":{},\"realm\":1}"}""")]
    [InlineData("""{"code":401,"message":"{\"nonce\":5,\"realm\":\"x\",\"algorithm\":\"MD5\"}"}""")]
    public async Task Start_ChallengeThatNobodyCanAnswer_IsNotConfigured(string error)
    {
        using var device = new FakeShelly { Instead = m => m == "Switch.GetStatus" ? $$"""{"id":$id,"error":{{error}}}""" : null };
        using var line = new TcpTestLine(device.Address);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync(device, new TestDeviceContext(line) { Time = time }, password: "x"));

        Assert.Equal("notConfigured.wrongPassword", e.Error.Reason);
    }
}
