namespace System.IO.Ports;

/// <summary>Flow control.</summary>
public enum Handshake
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Software, by the characters XON and XOFF.</summary>
    XOnXOff = 1,

    /// <summary>Hardware, by the lines RTS and CTS.</summary>
    RequestToSend = 2,

    /// <summary>Both.</summary>
    RequestToSendXOnXOff = 3,
}
