namespace SmartCampus.Grains.Garden.Water;

/// <summary>A day's reference evapotranspiration.</summary>
/// <param name="Millimetres">mm.</param>
/// <param name="Method">How it was found.</param>
public readonly record struct EtDay(decimal Millimetres, EtMethod Method);
