using SmartCampus.Sdk;

namespace SmartCampus.Grains.Garden.Words;

/// <summary>Sentences of what went wrong and what safety did.</summary>
internal static class SafetySentences
{
    public static readonly IReadOnlyDictionary<string, LocalizedText> All = new Dictionary<string, LocalizedText>
    {
        ["stop.skipped"] = new("stopped: skipped", "已停：这次不浇"),
        ["stop.person"] = new("stopped by a person", "已停：人工停止"),
        ["stop.supplyShut"] = new("stopped: “{supply}” was shut", "已停：“{supply}”已关停"),
        ["stop.burst"] = new("stopped: {value} L/min is more than {limit} L/min, a pipe may have burst", "已停：水流 {value} L/min 超过 {limit} L/min，水管可能破了"),
        ["stop.clock"] = new("stopped: the clock jumped back", "已停：时钟倒退"),
        ["fail.offline"] = new("not watered: the valve's controller cannot be reached", "未浇水：阀门控制器离线"),
        ["fail.late"] = new("not watered: its time was over before it could be opened", "未浇水：还没能打开阀门，时间就过了"),
        ["fail.notSeen"] = new("it is not known whether it was watered: after it was told to open nobody could see the valve", "不清楚浇没浇：让阀门打开后，一直看不到它的状态"),
        ["fail.notOpen"] = new("not watered: the valve did not open, tried {times} times", "未浇水：阀门打不开，试了 {times} 次"),
        ["fail.closesItself"] = new("stopped: the valve closed by itself {times} times", "已停：阀门自己关了 {times} 次"),
        ["safety.foundOpen"] = new("the valve of “{bed}” was open, but not by this garden: closed", "“{bed}”的阀门开着，但不是菜园打开的，已关上"),
        ["safety.closedAtLast"] = new("“{bed}” is closed at last", "“{bed}”终于关上了"),
        ["safety.lowFlow"] = new("“{bed}”: little water, {value} L/min, usual is at least {limit} L/min; the emitters may be clogged", "“{bed}”水流偏小：{value} L/min，通常至少 {limit} L/min，滴头可能堵了"),
        ["safety.clockBack"] = new("the clock jumped back from {from!} to {to!}", "时钟从 {from!} 倒退到 {to!}"),
        ["safety.away"] = new("the platform was away from {from!} to {to!}", "平台在 {from!} 至 {to!} 停止工作"),
        ["safety.notStored"] = new("nothing could be written down from {from!} to {to!} (was the disk full?); no water was started", "{from!} 至 {to!} 无法写入数据（磁盘满了？），期间没有开始浇水"),
        ["critical.notOpen"] = new("“{bed}” did not open {times} times in a row and is out of use. Please have its valve looked at", "“{bed}”连续 {times} 次打不开，已停用，请人检查阀门"),
        ["critical.notClosed"] = new("“{bed}” does not close, tried {times} times: bed out of use, water supply shut. Please look at once", "“{bed}”关不上，试了 {times} 次：已停用并关停水源，请马上去看"),
        ["critical.closeUnknown"] = new("“{bed}” does not answer, tried to close {times} times: bed out of use, water supply shut. Please look", "“{bed}”没有回应，关了 {times} 次：已停用并关停水源，请去看看"),
        ["critical.notClosedByHand"] = new("“{bed}” does not close, tried {times} times: bed out of use. Please close the water by hand at once", "“{bed}”关不上，试了 {times} 次：已停用，请马上手动关水"),
        ["critical.closeUnknownByHand"] = new("“{bed}” does not answer, tried to close {times} times: bed out of use. Please look, and close the water by hand", "“{bed}”没有回应，关了 {times} 次：已停用，请去看看并手动关水"),
        ["critical.burst"] = new("“{bed}”: {value} L/min is more than {limit} L/min, a pipe may have burst: closed, out of use. Please find the leak", "“{bed}”水流 {value} L/min 超过 {limit} L/min，水管可能破了：已关上并停用，请去查看"),
        ["critical.supplyStaysOn"] = new("“{supply}” does not go off. Please look at once", "“{supply}”关不掉，请马上去看"),
        ["critical.leak"] = new("“{supply}”: {value} L/min though all valves are closed (limit {limit} L/min): supply shut. Please find the leak", "“{supply}”所有阀门已关仍有 {value} L/min 水流（上限 {limit} L/min）：已关停水源，请去查看"),
        ["critical.bedLeak"] = new("“{bed}”: {value} L/min though its valve reads closed (limit {limit} L/min): bed out of use, water supply shut. Please look at once", "“{bed}”的阀门显示已关，仍有 {value} L/min 水流（上限 {limit} L/min）：已停用并关停水源，请马上去看"),
        ["critical.bedLeakByHand"] = new("“{bed}”: {value} L/min though its valve reads closed (limit {limit} L/min): out of use. Please close the water by hand", "“{bed}”的阀门显示已关，仍有 {value} L/min 水流（上限 {limit} L/min）：已停用，请手动关水"),
        ["critical.leakByHand"] = new("“{supply}”: {value} L/min though all valves are closed (limit {limit} L/min). Please close the water by hand", "“{supply}”所有阀门已关仍有 {value} L/min 水流（上限 {limit} L/min），请手动关水"),
    };
}
