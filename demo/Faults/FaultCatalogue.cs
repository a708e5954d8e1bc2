using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Sites;

namespace SmartCampus.Demo.Faults;

/// <summary>What can break on the demo campus: every way in which a wire, a unit or a thing fails.</summary>
/// <param name="campus">The campus, with all its devices.</param>
internal sealed partial class FaultCatalogue(Campus campus)
{
    /// <summary>Fills the campus's list of faults.</summary>
    public void Fill()
    {
        AddLines();
        AddUnits();
        AddThings();
        AddAccess();
        AddScales();
        AddNetworkThings();
    }

    private void AddLines()
    {
        Line("line-greenhouse", "Pull the greenhouse's serial cable", "拔掉温室串口线", "greenhouse-climate-north");
        Line("line-library-gateway", "Pull the library gateway's network cable", "拔掉图书馆网关网线", "library-main-meter");
        Line("line-dormitory", "Pull the dormitory readers' cable", "拔掉宿舍读卡器总线", "dormitory-1-roof");
        Line("line-sprinkler", "Pull the sprinkler controller's network cable", "拔掉喷灌控制器网线", "school-garden-hedge");
        Line("line-tray-scale", "Pull the tray scale's network cable", "拔掉 1 号餐盘秤网线", "canteen-tray-scale-1");
        Line("line-shelly", "Switch off the study room lights' controller", "自习室照明控制器断电", "dormitory-1-study-lights-1");
        Line("line-canteen-doors", "Pull the canteen door controller's network cable", "拔掉食堂门禁控制器网线", "canteen-front-door");
    }

    private void AddUnits()
    {
        Unit("mute-soil", "Soil probe 1 falls silent", "1 号土壤传感器不应答", "greenhouse-soil-1", (f, on) => f.Mute = on);
        Unit("mute-behind-gateway", "The server room meter falls silent behind its gateway", "机房电表在网关后不应答", "library-server-meter", (f, on) => f.Mute = on);
        Unit("mute-door", "The west door's controller falls silent", "图书馆门禁控制器不应答", "library-west-gate", (f, on) => f.Mute = on);
        Unit("wrong-crc", "Soil probe 2 sends damaged frames", "2 号土壤传感器校验错误", "greenhouse-soil-2", (f, on) => f.WrongCrc = on);
        Unit("wrong-unit", "Soil probe 3 answers under another address", "3 号土壤传感器地址错误", "greenhouse-soil-3", (f, on) => f.WrongAddress = on);
        Unit("illegal-address", "The physics lab's meter knows no such register (exception 02)", "物理实验室电表：非法寄存器（异常 02）", "teaching-a-physics-meter",
            (f, on) => f.Refusal = on ? ModbusException.IllegalAddress : ModbusException.None);
        Unit("busy", "The canteen's main meter is busy (exception 06)", "食堂总电表忙（异常 06）", "canteen-main-meter",
            (f, on) => f.Refusal = on ? ModbusException.Busy : ModbusException.None);
        Unit("slow", "The greenhouse door's controller answers slowly", "温室门禁控制器应答缓慢", "greenhouse-door", (f, on) => f.Delay = on ? TimeSpan.FromSeconds(1.3) : TimeSpan.Zero);
        Unit("reset", "The teaching building's door controller resets its connections", "教学楼门禁控制器不断重置连接", "teaching-a-main-door", (f, on) => f.Resets = on);
    }

    private void AddThings()
    {
        Thing<Valve>("jam-valve", "Valve 2 is jammed: the relay does not follow orders", "2 号阀卡死：继电器不动作", "greenhouse-valve-2", (v, on) => v.Coil.Jammed = on);
        Thing<Valve>("stuck-open", "Valve 3 does not close: water flows on", "3 号阀关不严：持续出水", "greenhouse-valve-3", (v, on) => v.StuckOpen = on);
        Thing<LeakageRelay>("toroid-kitchen", "The kitchen's leakage relay has lost its toroid", "后厨漏电互感器脱落", "canteen-kitchen-leakage", (r, on) => r.ToroidMissing = on);
        Thing<LeakageRelay>("toroid-library", "The library's leakage relay has lost its toroid", "图书馆总漏电互感器脱落", "library-main-leakage", (r, on) => r.ToroidMissing = on);
        Thing<LeakageRelay>("leakage", "Current leaks in the dishwasher", "洗碗机漏电", "canteen-dishwasher-leakage", (r, on) => r.Extra = on ? 250 : 0);
        Thing<Washroom>("restroom-stale", "The girls' restroom's ventilation stands still", "女卫生间通风停转", "teaching-a-restroom-girls-air", (w, on) => w.Stale = on);
        Moment<Washroom>("restroom-soap-empty", "The boys' restroom's soap has run out, now", "男卫生间皂液现在用完", "teaching-a-restroom-boys-air", w => w.Soap = 0);
        Thing<Pump>("pump-tripped", "The irrigation pump's motor protection has tripped", "灌溉水泵电机保护跳闸", "greenhouse-pump", (p, on) => p.Tripped = on);
        Thing<Door>("door-forced", "Somebody forces the archive's door open", "书库门被强行打开", "library-archive-door", (d, on) => d.Forced = on);
    }

    private void Line(string id, string en, string zh, string device)
    {
        ILine line = Device(device).Line!;
        Add(id, en, zh, d => d.Line == line, on => on ? line.PullAsync() : line.PlugAsync(CancellationToken.None));
    }

    private void Unit(string id, string en, string zh, string device, Action<UnitFaults, bool> apply)
    {
        ModbusUnit unit = Device(device).Unit!;
        Add(id, en, zh, d => d.Unit == unit, on => Gated(() => apply(unit.Faults, on)));
    }

    private void Thing<TThing>(string id, string en, string zh, string device, Action<TThing, bool> apply)
    {
        Device broken = Device(device);
        Add(id, en, zh, d => d == broken, on => Gated(() => apply((TThing)broken.Thing, on)));
    }

    private Task Gated(Action change)
    {
        lock (campus.Gate)
            change();
        return Task.CompletedTask;
    }

    /// <summary>Felt by all that share the line with the device.</summary>
    private void Whole<TThing>(string id, string en, string zh, string device, Action<TThing, bool> apply)
    {
        Device broken = Device(device);
        Add(id, en, zh, d => d.Line == broken.Line, on => Gated(() => apply((TThing)broken.Thing, on)));
    }

    private void Moment<TThing>(string id, string en, string zh, string device, Action<TThing> happen)
    {
        Device place = Device(device);
        Add(id, en, zh, d => d == place, on => Gated(() => HappenIf(on, () => happen((TThing)place.Thing))), isMoment: true);
    }

    private static void HappenIf(bool on, Action happen)
    {
        if (on)
            happen();
    }

    private void Add(string id, string en, string zh, Func<Device, bool> feels, Func<bool, Task> apply, bool isMoment = false) =>
        campus.Faults.Add(new Fault(id, en, zh, [.. campus.Devices.Where(feels).Select(d => d.Name.Id)], apply) { IsMoment = isMoment });

    private Device Device(string id) => campus.Devices.Single(d => d.Name.Id == id);
}
