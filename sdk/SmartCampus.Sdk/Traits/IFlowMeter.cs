namespace SmartCampus.Sdk;

/// <summary>Measures water that flows.</summary>
[Trait("flowMeter", "Flow meter", "流量计")]
public interface IFlowMeter
{
    /// <summary>Flow now, L/min, from 0.</summary>
    static readonly Property<decimal> Rate = new("flowMeter.rate", "Flow", "流量") { Unit = "L/min", Minimum = 0 };

    /// <summary>Water since the meter was made, L, from 0.</summary>
    static readonly Property<decimal> Total = new("flowMeter.total", "Total", "累计水量") { Unit = "L", Minimum = 0 };
}
