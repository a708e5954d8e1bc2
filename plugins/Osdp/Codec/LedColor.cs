namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>Colours of a reader's LED. OSDP v2.2, 6.11.</summary>
internal enum LedColor : byte
{
    Off = 0,
    Red = 1,
    Green = 2,
    Amber = 3,
    Blue = 4,
    Magenta = 5,
    Cyan = 6,
    White = 7,
}
