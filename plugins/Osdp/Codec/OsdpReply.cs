namespace SmartCampus.Plugins.Osdp.Codec;

/// <summary>A reader's reply with plain data. OSDP v2.2, chapter 7.</summary>
/// <param name="Code">The reply's code.</param>
/// <param name="Data">Its data, decrypted.</param>
internal sealed record OsdpReply(byte Code, byte[] Data)
{
    public const byte Ack = 0x40;
    public const byte Nak = 0x41;
    public const byte Identity = 0x45;
    public const byte Capabilities = 0x46;
    public const byte LocalStatus = 0x48;
    public const byte InputStatus = 0x49;
    public const byte OutputStatus = 0x4A;
    public const byte ReaderStatus = 0x4B;
    public const byte RawCard = 0x50;
    public const byte FormattedCard = 0x51;
    public const byte Keypad = 0x53;
    public const byte ClientCryptogram = 0x76;
    public const byte InitialMac = 0x78;
    public const byte Busy = 0x79;

    /// <summary>The error code of a NAK; <see langword="null"/> when this is none.</summary>
    public byte? NakCode => Code != Nak ? null : Data.Length == 0 ? (byte)0 : Data[0];
}
