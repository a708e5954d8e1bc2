using System.Text.Json.Nodes;
using SmartCampus.Demo.Scales;

namespace SmartCampus.Demo.Sites;

/// <summary>Scales where food is weighed, and one where pupils are.</summary>
internal static class Weighing
{
    private const string Counters = "campus/canteen/1/counters";
    private const string Goods = "campus/canteen/1/goods-in";
    private const string Clinic = "campus/clinic/1/examination";

    public static void Build(SiteBuilder site, TimeProvider time)
    {
        site.Place(Counters, "Serving counters", "打餐窗口").Place(Goods, "Goods in", "收货区")
            .Place("campus/clinic", "Clinic", "校医院").Place("campus/clinic/1", "1st floor", "一层").Place(Clinic, "Examination room", "检查室");
        var tray = new ScaleKind(15, 0.005m, new PlatformUse(0.25, 1.4, 9, 5));
        site.Scale(new("canteen-tray-scale-1", Counters, "Tray scale 1", "1 号餐盘秤"), "scales.mt-sics", Mode("continuous"), tray, head => new MtSics(head, time));
        site.Scale(new("canteen-tray-scale-2", Counters, "Tray scale 2", "2 号餐盘秤"), "scales.mt-sics", Mode("poll", 1), tray, head => new MtSics(head, time));
        site.SerialScale(new("canteen-fruit-scale", Counters, "Fruit scale", "水果秤"), "ttyFruitScale", "scales.toledo-8217",
            new JsonObject { ["interval"] = 1, ["unit"] = "kg" }, new ScaleKind(15, 0.005m, new PlatformUse(0.1, 2.5, 15, 6)), head => new Toledo8217(head));
        site.Scale(new("canteen-goods-scale", Goods, "Goods-in floor scale", "收货地磅"), "scales.toledo-continuous", [],
            new ScaleKind(300, 0.05m, new PlatformUse(8, 220, 40, 20)), head => new ToledoContinuous(head));
        site.Scale(new("canteen-kitchen-scale", "campus/canteen/1/kitchen", "Kitchen scale", "后厨台秤"), "scales.and", Mode("continuous"),
            new ScaleKind(60, 0.01m, new PlatformUse(0.5, 35, 25, 12)), head => new AndStandard(head));
        site.Scale(new("garden-harvest-scale", "campus/vegetable-garden/1", "Harvest scale", "采收秤"), "scales.cas", Mode("continuous"),
            new ScaleKind(60, 0.02m, new PlatformUse(1, 18, 60, 15)), head => new CasContinuous(head));
        site.Scale(new("clinic-body-scale", Clinic, "Body scale", "体重秤"), "scales.sma", Mode("poll", 1),
            new ScaleKind(200, 0.1m, new PlatformUse(32, 88, 60, 12)), head => new Sma(head));
    }

    private static JsonObject Mode(string mode, int interval = 0) => interval == 0 ? new() { ["mode"] = mode } : new() { ["mode"] = mode, ["interval"] = interval };
}
