using System.Net.Sockets;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

/// <summary>Lines that one device has for itself.</summary>
public sealed class OwnLineTests : LineTests
{
    [Fact]
    public async Task TakeTurn_TwoDevicesOnOneAddressEachWithItsOwn_HaveTwoConnectionsAtOnce()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle a = hub.Open(peer.Address, "a", own: true);
        using LineHandle b = hub.Open(peer.Address, "b", own: true);

        using ILineTurn first = await Take(a);
        using Socket one = await peer.AcceptAsync();
        using ILineTurn second = await Take(b);
        using Socket two = await peer.AcceptAsync();

        Assert.Equal(new LineStatus(peer.Address, LineState.Open, null, 2), Assert.Single(hub.List()));
    }

    [Fact]
    public async Task Dispose_OneOfTwo_ClosesItsConnectionOnly()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        LineHandle a = hub.Open(peer.Address, "a", own: true);
        using LineHandle b = hub.Open(peer.Address, "b", own: true);
        (await Take(a)).Dispose();
        using Socket one = await peer.AcceptAsync();
        using ILineTurn held = await Take(b);
        using Socket two = await peer.AcceptAsync();

        a.Dispose();

        Assert.Equal(0, await one.ReceiveAsync(new byte[1]).WaitAsync(Patience));
        Assert.Equal(1, Assert.Single(hub.List()).Devices);
        await Write(held, 7);
        Assert.Equal(1, await two.ReceiveAsync(new byte[1]).WaitAsync(Patience));
    }

    [Fact]
    public async Task List_OneOfTwoFailed_ShowsTheWorse()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using LineHandle a = hub.Open(peer.Address, "a", own: true);
        using LineHandle b = hub.Open(peer.Address, "b", own: true);
        using ILineTurn fine = await Take(a);
        using Socket one = await peer.AcceptAsync();
        using ILineTurn broken = await Take(b);
        (await peer.AcceptAsync()).Dispose();

        await Fails(ErrorCode.Unreachable, "closed", false, () => Read(broken));

        Assert.Equal(new LineStatus(peer.Address, LineState.Failed, "unreachable.closed", 2), Assert.Single(hub.List()));
    }

    [Theory]
    [InlineData(typeof(SharingSettings), 1)]
    [InlineData(typeof(OwningSettings), 2)]
    public async Task OpenLine_TwoDevicesWithOneAddress_ShareUnlessTheSettingSaysOwn(Type type, int connections)
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        object settings = Activator.CreateInstance(type, peer.Address.ToString())!;
        using LineHandle? a = DriverSettings.OpenLine(settings, hub, "a");
        using LineHandle? b = DriverSettings.OpenLine(settings, hub, "b");

        (await Take(a!)).Dispose();
        (await Take(b!)).Dispose();
        using Socket first = await peer.AcceptAsync();

        Assert.Equal(connections == 2, peer.HasPending);
    }

    private sealed record SharingSettings([property: Line] string Line);

    private sealed record OwningSettings([property: Line(Own = true)] string Line);
}
