using System.Security.Cryptography;

namespace SmartCampus.Plugins.Osdp.Tests.Reader;

/// <summary>The secure channel of a reader, written from the specification apart from the plugin's.</summary>
internal sealed class ReaderChannel(byte[] key, byte[] challenge)
{
    private static readonly byte[] Answer = Hex.Bytes("A0 A1 A2 A3 A4 A5 A6 A7");

    private readonly byte[] sEnc = Ecb(key, [1, 0x82, .. challenge[..6], .. new byte[8]]);
    private readonly byte[] sMac1 = Ecb(key, [1, 0x01, .. challenge[..6], .. new byte[8]]);
    private readonly byte[] sMac2 = Ecb(key, [1, 0x02, .. challenge[..6], .. new byte[8]]);
    private byte[] rMac = [];
    private byte[] cMac = [];

    public bool IsOpen { get; private set; }

    public byte[] ClientCryptogram() => [.. new byte[8], .. Answer, .. Ecb(sEnc, [.. challenge, .. Answer])];

    public byte[]? Prove(byte[] serverCryptogram)
    {
        if (!serverCryptogram.SequenceEqual(Ecb(sEnc, [.. Answer, .. challenge])))
            return null;
        IsOpen = true;
        return rMac = Ecb(sMac2, Ecb(sMac1, serverCryptogram));
    }

    /// <summary>The plain data of a command; null when its MAC is wrong.</summary>
    public byte[]? Open(byte[] covered, byte[] mac, byte[] data)
    {
        byte[] full = Mac(covered, rMac);
        if (!full.AsSpan(0, 4).SequenceEqual(mac))
            return null;
        cMac = full;
        return data.Length == 0 ? [] : Unpad(Cbc(sEnc, Invert(rMac), data, encrypt: false));
    }

    public byte[] Encrypt(byte[] plain)
    {
        byte[] padded = [.. plain, 0x80, .. new byte[15 - (plain.Length % 16)]];
        return Cbc(sEnc, Invert(cMac), padded, encrypt: true);
    }

    public byte[] Sign(byte[] covered) => (rMac = Mac(covered, cMac))[..4];

    private byte[] Mac(byte[] covered, byte[] iv)
    {
        byte[] padded = covered.Length % 16 == 0 ? covered : [.. covered, 0x80, .. new byte[15 - (covered.Length % 16)]];
        byte[] state = iv;
        foreach (byte[] block in padded[..^16].Chunk(16))
            state = Ecb(sMac1, Xor(block, state));
        return Ecb(sMac2, Xor(padded[^16..], state));
    }

    private static byte[] Unpad(byte[] padded) => padded[..Array.LastIndexOf(padded, (byte)0x80)];

    private static byte[] Xor(byte[] a, byte[] b) => [.. a.Zip(b, (x, y) => (byte)(x ^ y))];

    private static byte[] Invert(byte[] a) => [.. a.Select(x => (byte)(x ^ 0xFF))];

    private static byte[] Cbc(byte[] key, byte[] iv, byte[] data, bool encrypt)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return encrypt ? aes.EncryptCbc(data, iv, PaddingMode.None) : aes.DecryptCbc(data, iv, PaddingMode.None);
    }

    private static byte[] Ecb(byte[] key, byte[] block)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptEcb(block, PaddingMode.None);
    }
}
