using SmartCampus.Demo.Scales;

namespace SmartCampus.Demo.Faults;

/// <content>What can happen to scales.</content>
internal sealed partial class FaultCatalogue
{
    private const double TooMuch = 25, LiftedOff = -5;

    private void AddScales()
    {
        Thing<Scale>("scale-hand", "A hand rests on tray scale 1: it does not come to rest", "1 号餐盘秤上有手：示值不稳", "canteen-tray-scale-1", (s, on) => s.Platform.HandOn = on);
        Thing<Scale>("scale-overload", "Somebody leans on tray scale 2: overload", "有人压住 2 号餐盘秤：超载", "canteen-tray-scale-2", (s, on) => s.Platform.Burden = on ? TooMuch : 0);
        Thing<Scale>("scale-underload", "The fruit scale's pan is lifted off: underload", "水果秤托盘被拿走：欠载", "canteen-fruit-scale", (s, on) => s.Platform.Burden = on ? LiftedOff : 0);
        Thing<Scale>("scale-mute", "The goods-in scale falls silent", "收货地磅不应答", "canteen-goods-scale", (s, on) => s.Head.Mute = on);
        Thing<Scale>("scale-unit", "Somebody sets tray scale 1 to pounds", "1 号餐盘秤被切换为磅", "canteen-tray-scale-1", (s, on) => s.Head.SelectUnit(on ? 1 : 0));
        Moment<Scale>("scale-reboot", "Tray scale 1 restarts, now: its tare is gone", "1 号餐盘秤现在重启：皮重丢失", "canteen-tray-scale-1", s => s.Head.Reboot());
    }
}
