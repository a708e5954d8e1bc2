namespace SmartCampus.Sdk;

/// <summary>Why a device, a value or a command failed. The set is closed; <see cref="DeviceError.Detail"/> tells more.</summary>
public enum ErrorCode
{
    /// <summary>The way to the device is missing: no port, no connection, no host.</summary>
    [Title("Cannot be reached", "无法连接")]
    Unreachable,

    /// <summary>The way is there, the device did not answer in time.</summary>
    [Title("No answer in time", "超时无应答")]
    TimedOut,

    /// <summary>Something arrived that is not a valid answer: wrong check sum, length, or sender.</summary>
    [Title("Answer damaged", "应答有误")]
    BadFrame,

    /// <summary>The device is alive and asks to come back later.</summary>
    [Title("Device is busy", "设备忙")]
    Busy,

    /// <summary>The device understood and refused.</summary>
    [Title("Refused by the device", "设备拒绝")]
    RefusedByDevice,

    /// <summary>The device obeyed, but the physical thing did not move.</summary>
    [Title("Jammed", "卡住")]
    Jammed,

    /// <summary>The configuration does not fit the device, or a part that gives the value is missing.</summary>
    [Title("Not configured", "未正确配置")]
    NotConfigured,
}
