namespace SmartCampus.Plugins.Modbus.Tests.Peers;

/// <summary>Our driver against pymodbus, over TCP and over a pair of pseudo-terminals.</summary>
public sealed class PymodbusTests
{
    private const string Unhurried = "\"timeout\": 5"; // two busy cores and a Python server

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Poll_RegisterChangesInTheServer_IsReported(bool serial)
    {
        await using Peer peer = await StartAsync(serial);
        using StreamTestLine line = LineTo(peer);
        TestDeviceContext context = Context(line);
        await peer.SetAsync("holding", 0, 321);
        await peer.SetAsync("holding", 1, 65535);
        await using DriverRun run = await Shipped.RunAsync("soil-dfrobot", context, Unhurried);

        await peer.SetAsync("holding", 0, 322);
        await run.PollAsync();

        Assert.Equal([32.1m, 32.2m], context.Readings.Where(r => r.Property == "soil.moisture").Select(r => r.Value.Number));
        Assert.Equal(-0.1m, context.Latest("soil.temperature")!.Value.Value.Number);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unlock_RelayInTheServer_GoesOnIsProvedAndGoesOff(bool serial)
    {
        await using Peer peer = await StartAsync(serial);
        using StreamTestLine line = LineTo(peer);
        TestDeviceContext context = Context(line);
        await peer.SetAsync("discrete", 4, 1);
        await using DriverRun run = await Shipped.RunAsync("relay-lock", context, "\"channel\": 3, \"input\": 5, " + Unhurried);

        await run.CommandAsync("lock.unlock");
        int on = await peer.GetAsync("coil", 2);
        string proof = context.Latest("lock.state")!.Value.Value.Text;
        await run.CommandAsync("lock.lock");

        Assert.Equal((1, "unlocked"), (on, proof));
        Assert.Equal(0, await peer.GetAsync("coil", 2));
        Assert.Equal("closed", context.Latest("doorContact.state")!.Value.Value.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Poll_AddressTheServerDoesNotHave_IsItsExceptionAndTheDeviceStaysOnline(bool serial)
    {
        await using Peer peer = await StartAsync(serial);
        using StreamTestLine line = LineTo(peer);
        TestDeviceContext context = Context(line);

        await using DriverRun run = await Shipped.RunAsync("relay-valve", context, "\"flowRegister\": 5000, " + Unhurried);

        Assert.Equal("notConfigured.illegalAddress", context.Latest("flowMeter.rate")!.Value.Error!.Reason);
        Assert.Equal("closed", context.Latest("valve.state")!.Value.Value.Text);
    }

    [Fact]
    public async Task Poll_ServerGone_IsUnreachable()
    {
        await using Peer peer = await Peer.OnTcpAsync();
        using StreamTestLine line = LineTo(peer);
        await using DriverRun run = await Shipped.RunAsync("soil-dfrobot", Context(line), Unhurried);
        await peer.StopServerAsync();

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(run.PollAsync);

        Assert.Equal(ErrorCode.Unreachable, e.Error.Code);
    }

    [Fact]
    public async Task Poll_ServerMuteOnTheTerminal_IsSilent()
    {
        await using Peer peer = await Peer.OnTerminalAsync();
        using StreamTestLine line = LineTo(peer);
        await using DriverRun run = await Shipped.RunAsync("soil-dfrobot", Context(line), "\"timeout\": 2, \"retries\": 0");
        await peer.StopServerAsync();

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(run.PollAsync);

        Assert.Equal("timedOut.silent", e.Error.Reason);
    }

    [Fact]
    public async Task Poll_UnitTheServerDoesNotHave_IsSilent()
    {
        await using Peer peer = await Peer.OnTcpAsync();
        using StreamTestLine line = LineTo(peer);

        DeviceException e = await Assert.ThrowsAsync<DeviceException>(() => Shipped.RunAsync("soil-dfrobot", Context(line), "\"unit\": 9, \"retries\": 0, \"timeout\": 0.5"));

        Assert.Equal("timedOut.silent", e.Error.Reason);
    }

    private static Task<Peer> StartAsync(bool serial) => serial ? Peer.OnTerminalAsync() : Peer.OnTcpAsync();

    private static StreamTestLine LineTo(Peer peer) =>
        peer.Address.StartsWith("serial:", StringComparison.Ordinal) ? new PtyTestLine(peer.Address) : new TcpTestLine(peer.Address);

    private static TestDeviceContext Context(ILine line) => new(line) { Time = TimeProvider.System };
}
