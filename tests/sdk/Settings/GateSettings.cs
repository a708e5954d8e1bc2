namespace SmartCampus.Sdk.Tests.Settings;

/// <summary>A settings record with every type that one may have.</summary>
internal sealed record GateSettings : PollingSettings
{
    [Title("Line", "线路"), Line]
    public required string Line { get; init; }

    [Title("Name", "名称")]
    public string Name { get; init; } = "gate";

    [Title("Password", "密码"), Secret]
    public string? Password { get; init; } = "factory";

    [Title("PIN", "口令"), Secret, Range(1000, 9999)]
    public int Pin { get; init; } = 1234;

    [Title("Unit", "地址"), Range(1, 247)]
    public int Unit { get; init; } = 1;

    [Title("Serial number", "序列号")]
    public long Serial { get; init; }

    [Title("Width", "宽度"), Unit("m"), Range(0.5, 8)]
    public decimal Width { get; init; } = 2.5m;

    [Title("Factor", "系数")]
    public double? Factor { get; init; }

    [Title("Inverted", "反向")]
    public bool Inverted { get; init; }

    [Title("At rest", "常态")]
    public DoorState Rest { get; init; } = DoorState.Closed;

    [Title("Pause", "停顿"), Range(0, 60)]
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Not a setting: it cannot be set.</summary>
    public bool IsWide => Width > 4;
}
