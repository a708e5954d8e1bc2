using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>What one message of a scale says, whatever the protocol. What a protocol does not tell is <see langword="null"/>.</summary>
/// <param name="State">Its state; <see langword="null"/> when the form has no status.</param>
/// <param name="Shown">The number on the display. Counts only when stable.</param>
internal sealed record ScaleReading(ScaleState? State, Weight? Shown = null)
{
    /// <summary>The weight is net.</summary>
    public bool? Net { get; init; }

    /// <summary>The scale says that it is at the centre of zero.</summary>
    public bool? Zero { get; init; }

    /// <summary>The tare that is taken off.</summary>
    public Weight? Tare { get; init; }

    /// <summary>A finer word for why there is no weight; <see langword="null"/>: the state says it all.</summary>
    public string? Cause { get; init; }

    /// <summary>What was seen, for the log.</summary>
    public string? Detail { get; init; }
}
