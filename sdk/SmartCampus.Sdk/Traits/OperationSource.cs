namespace SmartCampus.Sdk;

/// <summary>What made a lock move. Matter 1.3, Door Lock cluster, OperationSourceEnum; the sources that campus doors have.</summary>
public enum OperationSource
{
    /// <summary>Not known: the device did it by itself.</summary>
    [Title("Unknown", "未知")]
    Unspecified,

    /// <summary>By hand: key or thumb turn.</summary>
    [Title("By hand", "手动")]
    Manual,

    /// <summary>A code on the keypad.</summary>
    [Title("Keypad", "键盘")]
    Keypad,

    /// <summary>By itself: its time was over, or the door closed.</summary>
    [Title("Automatic", "自动")]
    Auto,

    /// <summary>The exit button.</summary>
    [Title("Exit button", "出门按钮")]
    Button,

    /// <summary>A time plan.</summary>
    [Title("Schedule", "时间表")]
    Schedule,

    /// <summary>A command of the platform.</summary>
    [Title("Remote", "远程")]
    Remote,

    /// <summary>A card.</summary>
    [Title("Card", "刷卡")]
    Rfid,
}
