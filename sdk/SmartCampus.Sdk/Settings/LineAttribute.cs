namespace SmartCampus.Sdk;

/// <summary>Marks the text setting that holds a <see cref="LineAddress"/>; the form shows a port picker.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LineAttribute : Attribute
{
    /// <summary>
    /// True: over TCP each device has a connection of its own, even when several name the same address; for a driver that keeps its turn, e.g. a WebSocket
    /// for each channel of one device. A serial port is shared all the same: there is only one.
    /// </summary>
    public bool Own { get; init; }
}
