using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>Restrooms of teaching building A and desks of the library, watched by radio sensors and by boxes on a bus.</summary>
internal static class Restrooms
{
    private const string Floor = "campus/teaching-a/1";
    private const string Reading = "campus/library/2/reading-room";

    public static void Build(SiteBuilder site)
    {
        (string Key, string En, string Zh, int Stalls)[] rooms = [("restroom-girls", "Girls' restroom", "女卫生间", 4), ("restroom-boys", "Boys' restroom", "男卫生间", 2)];
        ModbusLine boxes = site.Gateway("teaching-a-restrooms");
        byte unit = 1;
        foreach ((string key, string en, string zh, int stalls) in rooms)
        {
            List<Seat> seats = [];
            string place = $"{Floor}/{key}";
            site.Place(place, en, zh);
            for (int i = 1; i <= stalls; i++)
                seats.Add(site.StallSensor(new($"teaching-a-{key}-stall-{i}", place, $"{en}, stall {i}", $"{zh} {i} 号隔间"), 150 + 60 * i, 140));
            site.LeakSensor(new($"teaching-a-{key}-leak", place, $"{en}, floor", $"{zh}地面"));
            site.RestroomBox(new($"teaching-a-{key}-air", place, $"{en}, air and supplies", $"{zh}空气与耗材"), boxes, unit++, seats);
        }
        site.PeopleSensor(new("library-reading-people", Reading, "Reading room people", "阅览室人数"), 60);
        for (int i = 1; i <= 2; i++)
            site.DeskSensor(new($"library-reading-desk-{i}", Reading, $"Study desk {i}", $"{i} 号自习座位"));
    }
}
