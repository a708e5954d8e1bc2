namespace SmartCampus.Sdk;

/// <summary>Measures electric energy.</summary>
[Trait("energy", "Energy", "电能")]
public interface IEnergy
{
    /// <summary>Active power, W; negative is export.</summary>
    static readonly Property<decimal> Power = new("energy.power", "Power", "功率") { Unit = "W" };

    /// <summary>Voltage, V, 0–1000.</summary>
    static readonly Property<decimal> Voltage = new("energy.voltage", "Voltage", "电压") { Unit = "V", Minimum = 0, Maximum = 1000 };

    /// <summary>Current, A, 0–10000.</summary>
    static readonly Property<decimal> Current = new("energy.current", "Current", "电流") { Unit = "A", Minimum = 0, Maximum = 10000 };

    /// <summary>Mains frequency, Hz, 0–100.</summary>
    static readonly Property<decimal> Frequency = new("energy.frequency", "Frequency", "频率") { Unit = "Hz", Minimum = 0, Maximum = 100 };

    /// <summary>Energy since the meter was made, kW.h, from 0.</summary>
    static readonly Property<decimal> Total = new("energy.total", "Energy", "电量") { Unit = "kW.h", Minimum = 0 };
}
