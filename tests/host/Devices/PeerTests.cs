using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Plugins.Modbus.Tests.Peers;

namespace SmartCampus.Host.Tests.Devices;

/// <summary>The whole way, to a Modbus server that is not ours and back.</summary>
public sealed class PeerTests(RunningHost host) : OnRunningHost(host)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Register_ChangesInPymodbus_IsPushedByTheHub(bool serial)
    {
        await using Peer peer = await (serial ? Peer.OnTerminalAsync() : Peer.OnTcpAsync());
        string id = $"registers-{serial}".ToLowerInvariant();
        await Host.Api.AddOnlineAsync(id, "modbus.registers-8", new { line = peer.Address, interval = 0.2, timeout = 10 });
        await using HubClient hub = await Host.ConnectAsync();
        JsonElement snapshot = await hub.SubscribeAsync(new { kind = "devices", ids = new[] { id } });
        string handle = snapshot.At("items")[0].Text("n")!;

        await peer.SetAsync("holding", 3, 4711);

        // The first push may repeat what the snapshot held already.
        HubPush push = await hub.SeeAsync(snapshot, p => p.Value(handle, "register.r3") is not (null or "0"), "a push of another value than 0");
        Assert.Equal("4711", push.Value(handle, "register.r3"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Command_ToPymodbus_ChangesItsCoilAndIsConfirmedByReadBack(bool serial)
    {
        await using Peer peer = await (serial ? Peer.OnTerminalAsync() : Peer.OnTcpAsync());
        string id = $"switch-{serial}".ToLowerInvariant();
        await Host.Api.AddOnlineAsync(id, "modbus.relay-switch", new { line = peer.Address, channel = 3, interval = 0.2, timeout = 10 });

        JsonElement entry = (await Host.Api.CommandAsync(id, $"on-{serial}", "switch.turnOn", wait: 30, deadline: 30)).Expect(HttpStatusCode.OK);

        Assert.True(entry.Text("state") == "confirmed", $"{entry} {string.Join('\n', Host.Log.Where(l => l.Contains(id, StringComparison.Ordinal)))}");
        Assert.Equal(("switch.on", "true"), (entry.Text("proof", "property"), entry.Text("proof", "value")));
        Assert.Equal(["accepted", "sent", "acked", "confirmed"], entry.Steps());
        Assert.Equal(1, await peer.GetAsync("coil", 2));
        Assert.Equal("admin", entry.Text("by"));
    }
}
