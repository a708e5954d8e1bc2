namespace SmartCampus.Sdk;

/// <summary>How a door behaves. Matter 1.3, Door Lock cluster, OperatingModeEnum; the modes that a campus door has.</summary>
public enum OperatingMode
{
    /// <summary>Locked, opened for a moment at a time.</summary>
    [Title("Normal", "正常")]
    Normal,

    /// <summary>Held open: everybody may pass.</summary>
    [Title("Held open", "常开")]
    Passage,
}
