namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>Types of the security block. OSDP v2.2, D.1.3.</summary>
internal static class SecureBlock
{
    public const byte Challenge = 0x11;
    public const byte ClientCryptogram = 0x12;
    public const byte ServerCryptogram = 0x13;
    public const byte InitialMac = 0x14;
    public const byte Command = 0x15;
    public const byte Reply = 0x16;
    public const byte EncryptedCommand = 0x17;
    public const byte EncryptedReply = 0x18;
}
