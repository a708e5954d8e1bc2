namespace SmartCampus.Sdk;

/// <summary>A scale. Motion, overload, underload, a fault and silence are states, never a weight.</summary>
[Trait("scale", "Scale", "秤")]
public interface IScale
{
    /// <summary>Weight on the display, in the unit and with the decimals received (<see cref="Reading.Unit"/>); no value unless it is stable.</summary>
    static readonly Property<decimal> Weight = new("scale.weight", "Weight", "重量") { Unit = "kg" };

    /// <summary>What the scale says about it.</summary>
    static readonly Property<ScaleState> State = new("scale.state", "State", "状态") { Fleeting = true };

    /// <summary>True while there is a weight and it does not move.</summary>
    static readonly Property<bool> Stable = new("scale.stable", "Stable", "稳定") { Fleeting = true };

    /// <summary>True: the weight is net, a tare has been taken off. False: gross. Never reported by a scale that does not tell.</summary>
    static readonly Property<bool> Net = new("scale.net", "Net weight", "净重") { Fleeting = true };

    /// <summary>True while the display shows a stable zero.</summary>
    static readonly Property<bool> AtZero = new("scale.atZero", "At zero", "零点") { Fleeting = true };

    /// <summary>Takes what is on the scale as tare; it then shows zero.</summary>
    [Command("Tare", "去皮", DeadlineSeconds = 10), Proves("scale.atZero", true)]
    Task TareAsync(CancellationToken cancellationToken);

    /// <summary>Sets the empty scale to zero.</summary>
    [Command("Zero", "清零", DeadlineSeconds = 10), Proves("scale.atZero", true)]
    Task ZeroAsync(CancellationToken cancellationToken);
}
