using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>Dormitory 1: eight card readers of several makes on one RS-485 line.</summary>
internal static class Dormitory
{
    private const string Root = "campus/dormitory-1";

    public static void Build(SiteBuilder site)
    {
        site.Place(Root, "Dormitory 1", "学生宿舍 1 号楼").Place($"{Root}/1", "1st floor", "一层").Place($"{Root}/2", "2nd floor", "二层").Place($"{Root}/3", "3rd floor", "三层");
        AccessLine line = site.Readers("ttyDormitory");
        Door(site, line, 0, "1/main-door", "Main door", "正门", new AccessUse(40, 55), new ReaderTraits { Mark = true });
        Door(site, line, 1, "1/side-door", "Side door", "侧门", new AccessUse(150, 200), new ReaderTraits { NakOnDamage = true });
        Door(site, line, 2, "1/duty-room", "Duty room", "值班室", new AccessUse(400, 500), keypad: true);
        Door(site, line, 3, "1/bicycle-room", "Bicycle room", "自行车库", new AccessUse(180, 240), new ReaderTraits { Mark = true, OutAnswersStatus = true });
        Door(site, line, 4, "2/corridor-east", "East corridor, 2nd floor", "二层东走廊", new AccessUse(90, 120), inverted: true);
        Door(site, line, 5, "2/corridor-west", "West corridor, 2nd floor", "二层西走廊", new AccessUse(110, 130), new ReaderTraits { NakOnSecureRepeat = true, NakOnDamage = true });
        Door(site, line, 6, "3/laundry", "Laundry", "洗衣房", new AccessUse(200, 220), new ReaderTraits { Mark = true, AsciiKeys = true }, keypad: true);
        Lights(site);
        Door(site, line, 7, "3/roof", "Roof door", "天台门", new AccessUse(), new ReaderTraits { OutAnswersStatus = true });
    }

    private static void Lights(SiteBuilder site)
    {
        site.Place($"{Root}/1/hall", "Hall", "门厅").Place($"{Root}/2/study", "Study room", "自习室");
        site.Shelly("shellypro2pm-0cb815fc9a10", "SPSW-202PE16EU", "dormitory-lights",
            (new("dormitory-1-hall-lights", $"{Root}/1/hall", "Hall lights", "门厅照明"), 180, 300),
            (new("dormitory-1-porch-light", $"{Root}/1/main-door", "Porch light", "门廊灯"), 40, double.PositiveInfinity));
        site.Shelly("shellypro4pm-0cb815fd2b24", "SPSW-104PE16EU", null,
            [.. Enumerable.Range(1, 4).Select(i => (new DeviceName($"dormitory-1-study-lights-{i}", $"{Root}/2/study", $"Study lights, row {i}", $"自习室第 {i} 排灯"), 72.0, 240.0 * i))]);
    }

    private static void Door(
        SiteBuilder site, AccessLine line, byte address, string room, string en, string zh, AccessUse use, ReaderTraits? reader = null, bool keypad = false, bool inverted = false)
    {
        string place = $"{Root}/{room}";
        site.Place(place, en, zh);
        site.ReaderDoor(new($"dormitory-1-{room[2..]}", place, $"{en} reader", $"{zh}读卡器"), line, address, use, reader, keypad, inverted);
    }
}
