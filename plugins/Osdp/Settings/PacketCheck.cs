using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Settings;

/// <summary>Which check our packets carry; a reply says itself which one it has.</summary>
public enum PacketCheck
{
    /// <summary>Two bytes.</summary>
    [Title("CRC-16", "CRC-16")]
    Crc,

    /// <summary>One byte, for old readers.</summary>
    [Title("Checksum", "校验和")]
    Checksum,
}
