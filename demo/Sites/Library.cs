using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>The library: doors, lamps, meters behind one gateway.</summary>
internal static class Library
{
    public static void Build(SiteBuilder site)
    {
        site.Place("campus/library", "Library", "图书馆").Place("campus/library/1", "1st floor", "一层").Place("campus/library/2", "2nd floor", "二层")
            .Place("campus/library/1/east-gate", "East gate", "东门").Place("campus/library/1/west-gate", "West gate", "西门")
            .Place("campus/library/1/lobby", "Lobby", "大厅").Place("campus/library/1/switch-room", "Switch room", "配电间")
            .Place("campus/library/1/archive", "Archive", "书库").Place("campus/library/2/reading-room", "Reading room", "阅览室")
            .Place("campus/library/2/server-room", "Server room", "机房");
        Board doors = site.Board(site.Direct("library-doors"));
        site.Door(new("library-east-gate", "campus/library/1/east-gate", "East gate door", "东门门禁"), doors, 0, new DoorUse(2, 45));
        site.Door(new("library-west-gate", "campus/library/1/west-gate", "West gate door", "西门门禁"), doors, 1);
        site.Door(new("library-archive-door", "campus/library/1/archive", "Archive door", "书库门禁"), doors, 2);
        site.Door(new("library-server-door", "campus/library/2/server-room", "Server room door", "机房门禁"), doors, 3);
        Board lamps = site.Board(site.Direct("library-lamps"));
        Relay lobby = site.Switch(new("library-lobby-lamps", "campus/library/1/lobby", "Lobby lamps", "大厅照明"), lamps, 0);
        Relay reading = site.Switch(new("library-reading-lamps", "campus/library/2/reading-room", "Reading room lamps", "阅览室照明"), lamps, 1);
        Relay fan = site.Switch(new("library-archive-fan", "campus/library/1/archive", "Archive fan", "书库风机"), lamps, 2);
        lobby.Set(true);
        reading.Set(true);
        Meters(site, site.Gateway("library-gateway"), lobby, reading, fan);
    }

    private static void Meters(SiteBuilder site, ModbusLine gateway, Relay lobby, Relay reading, Relay fan)
    {
        const string Switches = "campus/library/1/switch-room";
        site.Sdm630(new("library-main-meter", Switches, "Main meter", "总电表"), gateway, 1,
            new DayLoad(4200, (11, 2.5, 9000), (15.5, 2.5, 11000), (20, 2, 7500)), (lobby, 1200), (reading, 2400), (fan, 550));
        site.Sdm120(new("library-lobby-meter", Switches, "Lobby lighting meter", "大厅照明电表"), gateway, 2, new DayLoad(60), (lobby, 1200));
        site.Sdm120(new("library-reading-meter", Switches, "Reading room lighting meter", "阅览室照明电表"), gateway, 3, new DayLoad(90), (reading, 2400));
        site.Sdm120(new("library-server-meter", "campus/library/2/server-room", "Server room meter", "机房电表"), gateway, 4, new DayLoad(2600, (15, 4, 700)));
        site.Rgu100A(new("library-main-leakage", Switches, "Main leakage relay", "总漏电监测"), gateway, 5, 42);
        site.Rhu(new("library-lighting-leakage", Switches, "Lighting leakage relay", "照明漏电监测"), gateway, 6, 18);
        site.Climate(new("library-archive-climate", "campus/library/1/archive", "Archive climate", "书库温湿度"), gateway, 7, 20, 0.05, 48);
        site.Climate(new("library-server-climate", "campus/library/2/server-room", "Server room climate", "机房温湿度"), gateway, 8, 22.5, 0.02, 42);
        site.Climate(new("library-reading-climate", "campus/library/2/reading-room", "Reading room climate", "阅览室温湿度"), gateway, 9, 23, 0.15, 50, 1.5);
    }
}
