using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Settings;

/// <summary>A relay that runs a pump, with an optional flow meter on the same board. Family <c>pump</c>.</summary>
internal sealed record PumpSettings : TimedRelaySettings
{
    /// <summary>Input that is on while the pump really runs, e.g. the contactor's auxiliary contact, 1–32. 0: none fitted, the relay itself is read back.</summary>
    [Title("Running feedback input (0 = none)", "运行反馈输入（0 为无）"), Range(0, 32)]
    public int FeedbackInput { get; init; }

    /// <summary>Input of the motor protection or dry-run guard, 1–32. 0: none fitted.</summary>
    [Title("Fault input (0 = none)", "故障输入（0 为无）"), Range(0, 32)]
    public int FaultInput { get; init; }

    /// <summary>False: input on means fault. True: input on means no fault, so that a cut wire shows as a fault.</summary>
    [Title("Fault input inverted", "故障输入反向")]
    public bool FaultInputInverted { get; init; }

    /// <summary>Function that reads the flow meter's register: 3 holding, 4 input (default).</summary>
    [Title("Flow meter function (3 or 4)", "流量计功能码（3 或 4）"), Range(3, 4)]
    public int FlowFunction { get; init; } = 4;

    /// <summary>Register of the flow, counted from 0. −1: none.</summary>
    [Title("Flow register (-1 = none)", "流量寄存器（-1 为无）"), Range(-1, 65535)]
    public int FlowRegister { get; init; } = -1;

    /// <summary>L/min per count of the flow register. 0.1 by default.</summary>
    [Title("Flow per count", "每计数流量"), Unit("L/min"), Range(0.000001, 1000000)]
    public decimal FlowScale { get; init; } = 0.1m;
}
