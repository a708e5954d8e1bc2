namespace SmartCampus.Demo.Physics;

/// <summary>A floor on which water may stand.</summary>
internal sealed class Floor
{
    /// <summary>True while it does.</summary>
    public bool Wet { get; set; }
}
