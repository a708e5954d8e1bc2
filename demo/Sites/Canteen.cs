using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>The canteen: a kitchen with heavy loads, and a cold store.</summary>
internal static class Canteen
{
    private const string Kitchen = "campus/canteen/1/kitchen";
    private const string Hall = "campus/canteen/1/dining-hall";
    private const string Store = "campus/canteen/1/cold-store";

    public static void Build(SiteBuilder site)
    {
        site.Place("campus/canteen", "Canteen", "食堂").Place("campus/canteen/1", "1st floor", "一层")
            .Place("campus/canteen/1/front-door", "Front door", "正门").Place("campus/canteen/1/delivery-door", "Delivery door", "卸货门")
            .Place(Hall, "Dining hall", "餐厅").Place(Kitchen, "Kitchen", "后厨").Place(Store, "Cold store", "冷库");
        Board doors = site.Board(site.Direct("canteen-doors"));
        site.Door(new("canteen-front-door", "campus/canteen/1/front-door", "Front door", "正门门禁"), doors, 0, new DoorUse(1.5, 30));
        site.Door(new("canteen-kitchen-door", Kitchen, "Kitchen door", "后厨门禁"), doors, 1);
        site.Door(new("canteen-delivery-door", "campus/canteen/1/delivery-door", "Delivery door", "卸货门门禁"), doors, 2);
        Relay lamps = site.Switch(new("canteen-hall-lamps", Hall, "Dining hall lamps", "餐厅照明"), doors, 4);
        Relay hood = site.Switch(new("canteen-hood-fan", Kitchen, "Extractor hood", "排烟风机"), doors, 5);
        lamps.Set(true);
        Meters(site, site.Gateway("canteen-gateway"), lamps, hood);
    }

    private static void Meters(SiteBuilder site, ModbusLine gateway, Relay lamps, Relay hood)
    {
        site.Sdm630(new("canteen-main-meter", Kitchen, "Main meter", "总电表"), gateway, 1,
            new DayLoad(5200, (6.5, 0.8, 24000), (11, 1.1, 52000), (17, 1, 41000)), (lamps, 1800), (hood, 3000));
        site.Sdm120(new("canteen-cold-store-meter", Store, "Cold store meter", "冷库电表"), gateway, 2, new DayLoad(1900, (14, 4, 600)));
        site.Sdm120(new("canteen-dishwasher-meter", Kitchen, "Dishwasher meter", "洗碗机电表"), gateway, 3,
            new DayLoad(35, (7.5, 0.5, 5200), (12.7, 0.7, 6800), (18.4, 0.6, 6500)));
        site.Rhu(new("canteen-kitchen-leakage", Kitchen, "Kitchen leakage relay", "后厨漏电监测"), gateway, 4, 95);
        site.Rgu100A(new("canteen-dishwasher-leakage", Kitchen, "Dishwasher leakage relay", "洗碗机漏电监测"), gateway, 5, 130);
        site.Climate(new("canteen-cold-store-climate", Store, "Cold store climate", "冷库温湿度"), gateway, 6, -18, 0.01, 70);
        site.Climate(new("canteen-hall-climate", Hall, "Dining hall climate", "餐厅温湿度"), gateway, 7, 24, 0.3, 55, 1);
    }
}
