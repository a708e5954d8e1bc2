namespace SmartCampus.Sdk;

/// <summary>A scale that tells its tare and lets it be set.</summary>
[Trait("tare", "Tare", "皮重")]
public interface ITare
{
    /// <summary>The tare taken off, in the unit and with the decimals received; 0 without a tare. Never reported by a scale that does not tell.</summary>
    static readonly Property<decimal> Value = new("tare.value", "Tare", "皮重") { Unit = "kg" };

    /// <summary>True while a tare is taken off.</summary>
    static readonly Property<bool> Active = new("tare.active", "Tare in use", "已去皮");

    /// <summary>Sets a known tare.</summary>
    /// <param name="weight">Tare in kg, above 0, at most 100000; the scale may round it.</param>
    /// <param name="cancellationToken">Ends the attempt at its deadline.</param>
    [Command("Preset tare", "预置皮重", DeadlineSeconds = 10), Proves("tare.active", true)]
    Task PresetAsync([Title("Tare", "皮重"), Unit("kg"), Range(0.000001, 100000)] decimal weight, CancellationToken cancellationToken);

    /// <summary>Clears the tare.</summary>
    [Command("Clear tare", "清除皮重", DeadlineSeconds = 10), Proves("tare.active", false)]
    Task ClearAsync(CancellationToken cancellationToken);
}
