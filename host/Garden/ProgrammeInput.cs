using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Host.Garden;

/// <summary>A programme as a person changed it.</summary>
internal sealed record ProgrammeInput(Programme Programme, int Version = 0);
