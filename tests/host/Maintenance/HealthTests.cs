using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Maintenance;

/// <summary>What the campus consists of, and a clean end.</summary>
public sealed class HealthTests : IAsyncLifetime, IDisposable
{
    private readonly RunningHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    [Fact]
    public async Task Overview_OfTwoDevicesOnOneLine_CountsThem()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = line[1];
        (await host.Api.AddAsync("one", "modbus.registers-8", new { line = line.Line, interval = 0.2, timeout = 5 }, "campus/hall/1")).Expect(HttpStatusCode.Created);
        (await host.Api.AddAsync("two", "modbus.registers-8", new { line = line.Line, unit = 2, interval = 0.2, timeout = 0.5, retries = 0 }, "campus/lab")).Expect(HttpStatusCode.Created);
        await host.Api.SeeReasonAsync("one", "online");
        await host.Api.SeeReasonAsync("two", "offline timedOut.silent");

        JsonElement summary = (await host.Api.GetAsync("/api/summary")).Expect(HttpStatusCode.OK);
        JsonElement places = (await host.Api.GetAsync("/api/places")).Expect(HttpStatusCode.OK);
        JsonElement lines = (await host.Api.GetAsync("/api/lines")).Expect(HttpStatusCode.OK);

        Assert.Equal(("2", "1", "1", "0"), (summary.Text("total"), summary.Text("online"), summary.Text("offline"), summary.Text("unknown")));
        Assert.Equal(["campus 2", "campus/hall 1", "campus/hall/1 1", "campus/lab 1"], places.At("items").EnumerateArray().Select(p => $"{p.Text("path")} {p.Text("devices")}"));
        Assert.Equal([(line.Line, "open", "2")], lines.At("items").EnumerateArray().Select(l => (l.Text("address")!, l.Text("state")!, l.Text("devices")!)));
    }

    [Fact]
    public async Task Terminate_WhileDevicesRun_EndsCleanlyAndKeepsThem()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = line[1];
        await host.Api.AddOnlineAsync("kept", "modbus.registers-8", new { line = line.Line, interval = 0.2, timeout = 5 });

        int code = await host.StopAsync();
        await host.StartAsync();

        Assert.Equal(0, code);
        await host.Api.SeeReasonAsync("kept", "online");
    }

    [Fact]
    public async Task Terminate_WhileManyDevicesReport_WritesNoError()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        for (int unit = 1; unit <= 60; unit++)
        {
            _ = line[(byte)unit];
            (await host.Api.AddAsync($"device-{unit}", "modbus.registers-8", new { line = line.Line, interval = 0.1, unit, timeout = 5 })).Expect(HttpStatusCode.Created);
        }
        await host.Api.SeeReasonAsync("device-60", "online");

        await host.StopAsync();

        Assert.DoesNotContain(host.Log, l => l.StartsWith("fail:", StringComparison.Ordinal) || l.StartsWith("crit:", StringComparison.Ordinal));
    }

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose() => host.Dispose();
}
