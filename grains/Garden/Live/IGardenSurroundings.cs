using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>What a garden sees and hears around it, and where it shows itself. Any thread, never blocks, never throws.</summary>
public interface IGardenSurroundings
{
    /// <summary>What the garden's devices say, by device; one that was never heard is absent.</summary>
    ImmutableDictionary<string, DeviceFact> Facts(GardenDefinition garden, IEnumerable<string> more);

    /// <summary>Weather and soil.</summary>
    GardenInputs Inputs(string id, GardenDefinition garden);

    /// <summary>The command that turns a device on or off, and the name of its parameter for how long; <see langword="null"/> when it has none.</summary>
    (string Command, string? Duration)? CommandOf(string device, bool on);

    /// <summary>Devices of the garden that are not there, or cannot do what it needs of them.</summary>
    ImmutableArray<GardenProblem> Problems(GardenDefinition garden);

    /// <summary>The garden is as this now.</summary>
    void Show(GardenLive live);
}
