namespace System.IO.Ports;

/// <summary>The parity bit. Mark and space, which the real package also has, are left out: no line of ours can ask for them.</summary>
public enum Parity
{
    /// <summary>No parity bit.</summary>
    None = 0,

    /// <summary>Odd number of set bits.</summary>
    Odd = 1,

    /// <summary>Even number of set bits.</summary>
    Even = 2,
}
