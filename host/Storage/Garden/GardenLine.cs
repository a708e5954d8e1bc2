using SmartCampus.Grains.Garden.Decisions;

namespace SmartCampus.Host.Storage.Garden;

/// <summary>A line of a garden's record.</summary>
/// <param name="Number">Its number within the garden, from 1.</param>
/// <param name="Decision">What it says.</param>
internal sealed record GardenLine(long Number, Decision Decision);
