using SmartCampus.Demo.Faults;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>The demo campus as a whole.</summary>
internal static class CampusPlan
{
    /// <summary>Builds it; nothing is plugged in yet.</summary>
    public static Campus Build(LineFactory lines, KeyBook keys, CampusTime start, int seed)
    {
        var campus = new Campus();
        SiteBuilder site = new SiteBuilder(campus, lines, keys, start, seed).Place("campus", "Campus", "校园");
        Library.Build(site);
        Canteen.Build(site);
        Garden.Build(site);
        Teaching.Build(site);
        Dormitory.Build(site);
        Orchard.Build(site);
        Weighing.Build(site, lines.Time);
        Restrooms.Build(site);
        new FaultCatalogue(campus).Fill();
        // So that nobody reads a meter that has never measured.
        campus.Step(start, 0.2);
        return campus;
    }
}
