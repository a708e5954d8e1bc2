namespace SmartCampus.Plugins.Scales.Codec;

/// <summary>The status byte of a Toledo 8217 scale. Bit 6 is always 1, bit 7 is parity.</summary>
[Flags]
internal enum Toledo8217Status
{
    None = 0,
    Moving = 1,
    OverCapacity = 2,
    UnderZero = 4,
    OutsideZeroRange = 8,
    CentreOfZero = 16,
    Net = 32,
}
