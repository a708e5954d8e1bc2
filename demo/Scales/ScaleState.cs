namespace SmartCampus.Demo.Scales;

/// <summary>What a scale can say of its weight.</summary>
internal enum ScaleState
{
    Stable,
    Moving,
    Overload,
    Underload,
}
