namespace SmartCampus.Grains.Garden.Checks;

/// <summary>A thing that is being checked.</summary>
/// <param name="Path">Its path in JSON.</param>
/// <param name="Name">What people call it.</param>
internal readonly record struct Place(string Path, string Name);
