using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>Teaching building A: laboratories on a serial bus, entrances and classrooms on the network.</summary>
internal static class Teaching
{
    private const string Root = "campus/teaching-a";

    public static void Build(SiteBuilder site)
    {
        site.Place(Root, "Teaching building A", "教学楼 A").Place($"{Root}/1", "1st floor", "一层").Place($"{Root}/2", "2nd floor", "二层")
            .Place($"{Root}/1/main-door", "Main door", "正门").Place($"{Root}/1/back-door", "Back door", "后门").Place($"{Root}/1/corridor", "Corridor", "走廊")
            .Place($"{Root}/1/switch-room", "Switch room", "配电间").Place($"{Root}/2/physics-lab", "Physics laboratory", "物理实验室")
            .Place($"{Root}/2/chemistry-lab", "Chemistry laboratory", "化学实验室").Place($"{Root}/1/room-101", "Classroom 101", "101 教室").Place($"{Root}/2/room-201", "Classroom 201", "201 教室");
        Board entrance = site.Board(site.Direct("teaching-a-board"));
        site.Door(new("teaching-a-main-door", $"{Root}/1/main-door", "Main door", "正门门禁"), entrance, 0, new DoorUse(2, 60));
        site.Door(new("teaching-a-back-door", $"{Root}/1/back-door", "Back door", "后门门禁"), entrance, 1);
        Relay lamps = site.Switch(new("teaching-a-corridor-lamps", $"{Root}/1/corridor", "Corridor lamps", "走廊照明"), entrance, 4);
        lamps.Set(true);
        BuildLaboratories(site, site.Serial("ttyTeachingA", 19200));
        ModbusLine gateway = site.Gateway("teaching-a-gateway");
        site.Sdm630(new("teaching-a-main-meter", $"{Root}/1/switch-room", "Main meter", "总电表"), gateway, 1,
            new DayLoad(3100, (10, 1.6, 14000), (15, 1.8, 13000), (19.5, 1.2, 6000)), (lamps, 900));
        site.Rhu(new("teaching-a-main-leakage", $"{Root}/1/switch-room", "Main leakage relay", "总漏电监测"), gateway, 2, 55);
        site.Climate(new("teaching-a-101-climate", $"{Root}/1/room-101", "Classroom 101 climate", "101 教室温湿度"), gateway, 3, 23, 0.25, 52, 1.5);
        site.Climate(new("teaching-a-201-climate", $"{Root}/2/room-201", "Classroom 201 climate", "201 教室温湿度"), gateway, 4, 23.5, 0.25, 50, 2);
    }

    private static void BuildLaboratories(SiteBuilder site, ModbusLine bus)
    {
        (string Key, string En, string Zh)[] labs = [("physics", "Physics lab", "物理实验室"), ("chemistry", "Chemistry lab", "化学实验室")];
        Board doors = site.Board(bus);
        for (int i = 0; i < labs.Length; i++)
        {
            (string key, string en, string zh) = labs[i];
            string place = $"{Root}/2/{key}-lab";
            site.Door(new($"teaching-a-{key}-door", place, $"{en} door", $"{zh}门禁"), doors, i);
            site.Climate(new($"teaching-a-{key}-climate", place, $"{en} climate", $"{zh}温湿度"), bus, (byte)(21 + i), 22, 0.15, 45);
            site.Sdm120(new($"teaching-a-{key}-meter", place, $"{en} meter", $"{zh}电表"), bus, (byte)(31 + i), new DayLoad(180, (10, 1.2, 2600), (15, 1.3, 2200)));
            site.Rgu100A(new($"teaching-a-{key}-leakage", place, $"{en} leakage relay", $"{zh}漏电监测"), bus, (byte)(41 + i), 25 + 10 * i);
        }
    }
}
