namespace SmartCampus.Sdk;

/// <summary>A scale. Motion, overload, underload and silence are states, never a weight.</summary>
[Trait("scale", "Scale", "秤")]
public interface IScale
{
    /// <summary>Weight on the scale, kg, with the decimals received; no value unless the scale gave one.</summary>
    static readonly Property<decimal> Weight = new("scale.weight", "Weight", "重量") { Unit = "kg" };

    /// <summary>True while the weight does not move.</summary>
    static readonly Property<bool> Stable = new("scale.stable", "Stable", "稳定");

    /// <summary>Takes what is on the scale as tare.</summary>
    [Command("Tare", "去皮")]
    Task TareAsync(CancellationToken cancellationToken);

    /// <summary>Sets the empty scale to zero.</summary>
    [Command("Zero", "清零")]
    Task ZeroAsync(CancellationToken cancellationToken);
}
