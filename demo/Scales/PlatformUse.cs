namespace SmartCampus.Demo.Scales;

/// <summary>How people use a scale.</summary>
/// <param name="Lightest">Lightest load, kg.</param>
/// <param name="Heaviest">Heaviest load, kg.</param>
/// <param name="SecondsEmpty">Mean seconds that it stays empty.</param>
/// <param name="SecondsLoaded">Mean seconds that a load stays on it.</param>
internal sealed record PlatformUse(double Lightest, double Heaviest, double SecondsEmpty, double SecondsLoaded);
