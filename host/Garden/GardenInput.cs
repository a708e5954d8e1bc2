using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Host.Garden;

/// <summary>A garden's definition as a person changed it; version 0 makes a new garden.</summary>
internal sealed record GardenInput(int Version, GardenDefinition Definition);
