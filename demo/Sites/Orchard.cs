using SmartCampus.Demo.Sprinkler;

namespace SmartCampus.Demo.Sites;

/// <summary>The school garden's lawn, hedges and orchard: a sprinkler controller with eight stations.</summary>
internal static class Orchard
{
    private const string Root = "campus/school-garden";

    public static void Build(SiteBuilder site)
    {
        (string Key, string En, string Zh, int Group, double Flow)[] zones =
        [
            ("lawn-north", "North lawn", "北草坪", 0, 22), ("lawn-south", "South lawn", "南草坪", 0, 24),
            ("rose-bed", "Rose bed", "月季花坛", 0, 9), ("hedge", "Hedge", "绿篱", 0, 12),
            ("orchard-apples", "Apple trees", "苹果树", Station.Parallel, 6), ("orchard-pears", "Pear trees", "梨树", Station.Parallel, 6),
            ("herbs", "Herb bed", "香草园", Station.Parallel, 3), ("pond", "Pond refill", "池塘补水", Station.Parallel, 15),
        ];
        site.Place(Root, "School garden", "校园花园").Place($"{Root}/1", "Grounds", "园地");
        // The factory's password, as on a controller that nobody has cared for.
        SprinklerSite controller = site.Sprinkler("garden-sprinkler", "opendoor", [.. zones.Select(z => new Station(z.En, z.Group))]);
        for (int i = 0; i < zones.Length; i++)
        {
            (string key, string en, string zh, int _, double flow) = zones[i];
            site.Place($"{Root}/1/{key}", en, zh);
            site.SprinklerStation(new($"school-garden-{key}", $"{Root}/1/{key}", $"{en} sprinkler", $"{zh}喷灌"), controller, i, flow, 18 + i);
        }
    }
}
