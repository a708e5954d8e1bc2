using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>A relay that opens a water valve, with an optional flow meter on the same board. Family <c>valve</c>.</summary>
internal sealed record ValveSettings : TimedRelaySettings
{
    /// <summary>Input that is on while the valve is really open, 1–32. 0: none fitted, the relay itself is read back.</summary>
    [Title("Open feedback input (0 = none)", "开阀反馈输入（0 为无）"), Range(0, 32)]
    public int FeedbackInput { get; init; }

    /// <summary>Function that reads the flow meter's registers: 3 holding, 4 input (default).</summary>
    [Title("Flow meter function (3 or 4)", "流量计功能码（3 或 4）"), Range(3, 4)]
    public int FlowFunction { get; init; } = 4;

    /// <summary>Register of the flow, counted from 0. −1: none.</summary>
    [Title("Flow register (-1 = none)", "流量寄存器（-1 为无）"), Range(-1, 65535)]
    public int FlowRegister { get; init; } = -1;

    /// <summary>L/min per count of the flow register. 0.1 by default.</summary>
    [Title("Flow per count", "每计数流量"), Unit("L/min"), Range(0.000001, 1000000)]
    public decimal FlowScale { get; init; } = 0.1m;

    /// <summary>First register of the pulse counter, counted from 0. −1: none.</summary>
    [Title("Pulse register (-1 = none)", "脉冲寄存器（-1 为无）"), Range(-1, 65535)]
    public int PulseRegister { get; init; } = -1;

    /// <summary>Registers of the pulse counter: 1 or 2 (default).</summary>
    [Title("Pulse registers (1 or 2)", "脉冲寄存器个数（1 或 2）"), Range(1, 2)]
    public int PulseRegisters { get; init; } = 2;

    /// <summary>Litres per pulse. 1 by default.</summary>
    [Title("Water per pulse", "每脉冲水量"), Unit("L"), Range(0.000001, 1000000)]
    public decimal LitresPerPulse { get; init; } = 1;
}
