namespace SmartCampus.Sdk;

/// <summary>What people read about an <see cref="ErrorCode"/>: a title and what to do.</summary>
public static class ErrorTexts
{
    /// <summary>The short name of the error.</summary>
    public static LocalizedText Title(ErrorCode code) => EnumNames.Of(typeof(ErrorCode)).Options[(int)code].Title;

    /// <summary>What a person can do about it, one sentence.</summary>
    public static LocalizedText Advice(ErrorCode code) => code switch
    {
        ErrorCode.Unreachable => new("Check power, cable and address.", "请检查电源、线缆和地址。"),
        ErrorCode.TimedOut => new("Check that the device has power and that its address is right.", "请检查设备是否通电、地址是否正确。"),
        ErrorCode.BadFrame => new("Check the line for noise, a wrong speed, or two devices with one address.", "请检查线路干扰、波特率，以及是否有重复地址。"),
        ErrorCode.Busy => new("Wait a moment and try again.", "请稍候再试。"),
        ErrorCode.RefusedByDevice => new("Check that the device supports this and that its settings allow it.", "请确认设备支持此操作且设置允许。"),
        ErrorCode.Jammed => new("Look at the device on site; something blocks it.", "请到现场查看，设备可能被卡住。"),
        ErrorCode.NotConfigured => new("Check the device's settings and its wiring.", "请检查设备设置和接线。"),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not an error code."),
    };
}
