using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>The greenhouse and the vegetable garden beside it: two slow buses with many units.</summary>
internal static class Garden
{
    private const string Greenhouse = "campus/greenhouse";
    private const string Beds = "campus/vegetable-garden";

    public static void Build(SiteBuilder site)
    {
        site.Place(Greenhouse, "Greenhouse", "温室").Place($"{Greenhouse}/1", "Ground floor", "一层").Place($"{Greenhouse}/1/door", "Door", "大门")
            .Place($"{Greenhouse}/1/pump-room", "Pump room", "泵房").Place(Beds, "Vegetable garden", "菜园").Place($"{Beds}/1", "Open ground", "露地");
        BuildGreenhouse(site, site.Serial("ttyGreenhouse"));
        BuildBeds(site, site.Serial("ttyGarden"));
    }

    private static void BuildGreenhouse(SiteBuilder site, ModbusLine bus)
    {
        (string En, string Zh)[] crops = [("tomatoes", "番茄"), ("cucumbers", "黄瓜"), ("peppers", "辣椒"), ("lettuce", "生菜")];
        Board valves = site.Board(bus);
        for (int i = 0; i < crops.Length; i++)
        {
            (string en, string zh) = crops[i];
            string place = $"{Greenhouse}/1/bed-{i + 1}";
            site.Place(place, $"Bed {i + 1}, {en}", $"{i + 1} 号床（{zh}）");
            Valve valve = site.Valve(new($"greenhouse-valve-{i + 1}", place, $"Valve {i + 1}, {en}", $"{i + 1} 号阀（{zh}）"), valves, i, 8 + i);
            site.SoilDfRobot(new($"greenhouse-soil-{i + 1}", place, $"Soil {i + 1}, {en}", $"{i + 1} 号土壤（{zh}）"), bus, (byte)(11 + i), valve, 22 + 2 * i);
        }
        site.SoilSeeed(new("greenhouse-soil-nursery", $"{Greenhouse}/1/bed-4", "Nursery soil", "育苗土壤"), bus, 15, null, 27);
        site.Climate(new("greenhouse-climate-north", $"{Greenhouse}/1", "Climate, north end", "北端温湿度"), bus, 21, 22, 0.4, 72, 6);
        site.Climate(new("greenhouse-climate-south", $"{Greenhouse}/1", "Climate, south end", "南端温湿度"), bus, 22, 22, 0.4, 70, 8);
        Board house = site.Board(site.Direct("greenhouse-board"));
        site.Door(new("greenhouse-door", $"{Greenhouse}/1/door", "Greenhouse door", "温室门禁"), house, 0, new DoorUse(4, 120));
        Relay fan = site.Switch(new("greenhouse-fan", $"{Greenhouse}/1", "Ventilation fan", "通风风机"), house, 4);
        Relay light = site.Switch(new("greenhouse-grow-lamps", $"{Greenhouse}/1", "Grow lamps", "补光灯"), house, 5);
        fan.Set(true);
        site.Pump(new("greenhouse-pump", $"{Greenhouse}/1/pump-room", "Irrigation pump", "灌溉水泵"), house, 6, 45);
        site.GreenhouseStation(new("greenhouse-station", $"{Greenhouse}/1", "Sensor station, centre", "中部气候站"), bus, 23, 22, 0.4, 71, 7);
        site.Sdm120(new("greenhouse-meter", $"{Greenhouse}/1/pump-room", "Greenhouse meter", "温室电表"), bus, 31, new DayLoad(140, (9, 1, 400)), (fan, 370), (light, 2000));
    }

    private static void BuildBeds(SiteBuilder site, ModbusLine bus)
    {
        Board valves = site.Board(bus);
        for (int i = 1; i <= 2; i++)
        {
            string place = $"{Beds}/1/row-{i}";
            site.Place(place, $"Row {i}", $"{i} 垄");
            Valve valve = site.Valve(new($"garden-valve-{i}", place, $"Row valve {i}", $"{i} 垄阀门"), valves, i - 1, 14);
            site.SoilDfRobot(new($"garden-soil-{i}", place, $"Row soil {i}", $"{i} 垄土壤"), bus, (byte)(10 + i), valve, 19 + i);
        }
        site.SoilSeeed(new("garden-soil-compost", $"{Beds}/1", "Compost", "堆肥"), bus, 13, null, 31);
        site.Climate(new("garden-weather", $"{Beds}/1", "Outdoor air", "室外温湿度"), bus, 21, 18, 1, 60);
        site.WeatherStation(new("garden-station", $"{Beds}/1", "Weather station", "气象站"), bus, 22);
    }
}
