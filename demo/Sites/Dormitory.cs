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
        Door(site, line, 7, "3/roof", "Roof door", "天台门", new AccessUse(), new ReaderTraits { OutAnswersStatus = true });
    }

    private static void Door(
        SiteBuilder site, AccessLine line, byte address, string room, string en, string zh, AccessUse use, ReaderTraits? reader = null, bool keypad = false, bool inverted = false)
    {
        string place = $"{Root}/{room}";
        site.Place(place, en, zh);
        site.ReaderDoor(new($"dormitory-1-{room[2..]}", place, $"{en} reader", $"{zh}读卡器"), line, address, use, reader, keypad, inverted);
    }
}
