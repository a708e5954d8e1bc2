namespace SmartCampus.Sdk;

/// <summary>Tells whether there is water where none should be.</summary>
[Trait("leak", "Water leak", "水浸")]
public interface ILeak
{
    /// <summary>True while there is water.</summary>
    static readonly Property<bool> Wet = new("leak.wet", "Water", "积水");
}
