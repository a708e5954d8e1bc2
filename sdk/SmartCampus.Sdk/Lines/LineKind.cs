namespace SmartCampus.Sdk;

/// <summary>What kind of channel a line is.</summary>
public enum LineKind
{
    /// <summary>A TCP connection.</summary>
    Tcp,

    /// <summary>A serial port.</summary>
    Serial,
}
