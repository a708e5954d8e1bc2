namespace SmartCampus.Sdk;

/// <summary>Watches the leakage current of a circuit. A missing transformer is an error, never 0 mA.</summary>
[Trait("residualCurrent", "Residual current", "漏电")]
public interface IResidualCurrent
{
    /// <summary>Leakage now, mA, 0–100000.</summary>
    static readonly Property<decimal> Current = new("residualCurrent.current", "Leakage", "漏电电流") { Unit = "mA", Minimum = 0, Maximum = 100000 };

    /// <summary>True above the trip limit.</summary>
    static readonly Property<bool> Alarm = new("residualCurrent.alarm", "Alarm", "漏电报警");

    /// <summary>True above the pre-alarm limit.</summary>
    static readonly Property<bool> PreAlarm = new("residualCurrent.preAlarm", "Pre-alarm", "漏电预警");
}
