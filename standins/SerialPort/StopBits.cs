namespace System.IO.Ports;

/// <summary>The number of stop bits. <see cref="None"/> exists in the real package and is refused there too.</summary>
public enum StopBits
{
    /// <summary>Not usable.</summary>
    None = 0,

    /// <summary>One stop bit.</summary>
    One = 1,

    /// <summary>Two stop bits.</summary>
    Two = 2,
}
