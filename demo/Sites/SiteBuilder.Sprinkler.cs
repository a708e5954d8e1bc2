using System.Text.Json.Nodes;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Sprinkler;

namespace SmartCampus.Demo.Sites;

/// <content>A sprinkler controller.</content>
internal sealed partial class SiteBuilder
{
    /// <summary>An OpenSprinkler on the network; its stations are added as devices one by one.</summary>
    public SprinklerSite Sprinkler(string name, string password, params Station[] stations)
    {
        SprinklerController controller = Live(new SprinklerController(stations) { PasswordHash = SprinklerApi.HashOf(password) });
        var peer = new SprinklerPeer(controller, campus.Gate, lines.Time);
        ILine line = Keep(lines.Tcp(name, new StreamPeer(peer.ServeAsync, peer)));
        return new SprinklerSite(controller, line, password);
    }

    /// <summary>A station's valve without a flow meter, and the bed that it waters.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="site">The controller.</param>
    /// <param name="station">From 0; counted from 1 in the settings.</param>
    /// <param name="nominal">Flow when open, L/min.</param>
    /// <param name="moisture">The soil's water at the start, %.</param>
    public Valve SprinklerStation(DeviceName name, SprinklerSite site, int station, double nominal, double moisture)
    {
        Station output = site.Controller.Stations[station];
        Valve valve = Live(new Valve(output.Output, nominal, 0, RandomOf(name)));
        SoilBed bed = Live(new SoilBed(valve, 900, moisture, RandomOf(name)));
        var settings = new JsonObject { ["password"] = site.Password, ["station"] = station + 1, ["interval"] = 2 };
        AddDevice(name, "opensprinkler.station", site.Line, settings, new SprinklerZone(site.Controller, output, valve), () => new JsonObject
        {
            ["queued"] = output.IsQueued,
            ["orderedOpen"] = valve.IsOrderedOpen,
            ["flow"] = Math.Round(valve.Flow, 3),
            ["moisture"] = Math.Round(bed.Moisture, 2),
        });
        return valve;
    }
}
