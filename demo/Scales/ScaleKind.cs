namespace SmartCampus.Demo.Scales;

/// <summary>A scale as it is bought.</summary>
/// <param name="Capacity">Heaviest load, kg.</param>
/// <param name="Division">Smallest step, kg.</param>
/// <param name="Use">How people use it.</param>
internal sealed record ScaleKind(double Capacity, decimal Division, PlatformUse Use);
