using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Settings;

/// <summary>One door with its OSDP reader.</summary>
public sealed record DoorSettings
{
    /// <summary>The line the reader is on, often with others.</summary>
    [Title("Line", "线路"), Line]
    public required string Line { get; init; }

    /// <summary>The reader's address, 0–126. 0 by default.</summary>
    [Title("Reader address", "读卡器地址"), Range(0, 126)]
    public int Address { get; init; }

    /// <summary>The reader's key, 32 hexadecimal digits. Empty: no secure channel.</summary>
    [Title("Key (32 hex digits, empty = not encrypted)", "密钥（32 位十六进制，空为不加密）"), Secret]
    public string Key { get; init; } = "";

    /// <summary>The key that the command "change key" gives to the reader, 32 hexadecimal digits. Empty: none.</summary>
    [Title("New key (for the command Change key)", "新密钥（用于“更换密钥”）"), Secret]
    public string NewKey { get; init; } = "";

    /// <summary>The check of our packets.</summary>
    [Title("Check", "校验方式")]
    public PacketCheck Check { get; init; }

    /// <summary>How long to wait for a reply, 0.05–5 s, beyond the time that the bytes take. 0.2 s by default, as the standard has it; more only behind slow gateways.</summary>
    [Title("Reply timeout", "应答超时"), Unit("s"), Range(0.05, 5)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>Output of the door strike, from 0. 0 by default.</summary>
    [Title("Strike output", "门锁输出"), Range(0, 63)]
    public int StrikeOutput { get; init; }

    /// <summary>Input of the door contact, from 0. −1: none.</summary>
    [Title("Door contact input (-1 = none)", "门磁输入（-1 为无）"), Range(-1, 63)]
    public int DoorInput { get; init; } = -1;

    /// <summary>False: active means open. True: active means closed.</summary>
    [Title("Door contact inverted", "门磁反向")]
    public bool DoorInputInverted { get; init; }

    /// <summary>Input of the exit button, from 0. −1: none.</summary>
    [Title("Exit button input (-1 = none)", "出门按钮输入（-1 为无）"), Range(-1, 63)]
    public int ExitInput { get; init; } = -1;

    /// <summary>False: active means pressed. True: active means not pressed.</summary>
    [Title("Exit button inverted", "出门按钮反向")]
    public bool ExitInputInverted { get; init; }

    /// <summary>How long the exit button unlocks, 0–60 s. 0: it does not, the handle opens from inside. 0 by default.</summary>
    [Title("Exit button unlocks for (0 = not)", "出门按钮开锁时长（0 为不开锁）"), Unit("s"), Range(0, 60)]
    public TimeSpan ExitUnlock { get; init; }

    /// <summary>True (default): a momentary unlock ends when the door has been opened and closes again.</summary>
    [Title("Lock when the door closes", "关门即上锁")]
    public bool RelockOnClose { get; init; } = true;

    /// <summary>How long the door may stand open before it is an alarm, 0–3600 s; 0: for ever. 30 s by default.</summary>
    [Title("Open too long after (0 = never)", "门开超时（0 为不报警）"), Unit("s"), Range(0, 3600)]
    public TimeSpan HeldAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time from poll to poll, 0.05–2 s. 0.2 s by default.</summary>
    [Title("Poll interval", "轮询间隔"), Unit("s"), Range(0.05, 2)]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(0.2);
}
