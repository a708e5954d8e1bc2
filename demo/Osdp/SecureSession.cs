using System.Security.Cryptography;

namespace SmartCampus.Demo.Osdp;

/// <summary>A reader's side of a Secure Channel. OSDP v2.2, annex D. One thread at a time.</summary>
internal sealed class SecureSession
{
    private const int Block = 16;

    private readonly byte[] _encryption;
    private readonly byte[] _mac1;
    private readonly byte[] _mac2;
    private readonly byte[] _hostRandom;
    private readonly byte[] _ownRandom;
    private byte[] _commandMac = new byte[Block];
    private byte[] _replyMac = new byte[Block];

    /// <summary>Answers a challenge.</summary>
    /// <param name="key">SCBK, 16 bytes.</param>
    /// <param name="hostRandom">RND.A, 8 bytes.</param>
    /// <param name="ownRandom">RND.B, 8 bytes.</param>
    public SecureSession(byte[] key, ReadOnlySpan<byte> hostRandom, ReadOnlySpan<byte> ownRandom)
    {
        (_hostRandom, _ownRandom) = (hostRandom.ToArray(), ownRandom.ToArray());
        _encryption = Derive(key, 0x82);
        _mac1 = Derive(key, 0x01);
        _mac2 = Derive(key, 0x02);
    }

    /// <summary>True once the host has shown that it has the key.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Shows the host that the reader has the key.</summary>
    public byte[] ClientCryptogram => Encrypt(_encryption, [.. _hostRandom, .. _ownRandom]);

    /// <summary>Tests the host's cryptogram; when it is right the channel is open and the result is the initial R-MAC.</summary>
    public byte[]? Accept(ReadOnlySpan<byte> serverCryptogram)
    {
        byte[] expected = Encrypt(_encryption, [.. _ownRandom, .. _hostRandom]);
        if (!serverCryptogram.SequenceEqual(expected))
            return null;
        IsOpen = true;
        return _replyMac = Encrypt(_mac2, Encrypt(_mac1, expected));
    }

    /// <summary>Checks a command's MAC and decrypts its data; <see langword="null"/> when either is wrong.</summary>
    public byte[]? Open(OsdpCommand command)
    {
        byte[] mac = Mac(command.Covered, _replyMac);
        if (!command.Mac.SequenceEqual(mac.AsSpan(0, 4)))
            return null;
        byte[] vector = Inverted(_replyMac);
        _commandMac = mac;
        return command.BlockType == 0x15 || command.Data.IsEmpty ? command.Data.ToArray() : Unpad(command.Data, vector);
    }

    /// <summary>A reply inside the channel.</summary>
    public byte[] Seal(byte address, int sequence, bool crc, byte code, ReadOnlySpan<byte> data)
    {
        byte[] open = data.IsEmpty
            ? OsdpReply.Open(address, sequence, crc, [0x02, 0x16], code, [], mac: true)
            : OsdpReply.Open(address, sequence, crc, [0x02, 0x18], code, Chain(_encryption, Pad(data), Inverted(_commandMac)), mac: true);
        _replyMac = Mac(open, _commandMac);
        return OsdpReply.Close([.. open, .. _replyMac.AsSpan(0, 4)], crc);
    }

    private byte[] Derive(byte[] key, byte purpose) => Encrypt(key, [0x01, purpose, .. _hostRandom.AsSpan(0, 6), .. new byte[8]]);

    private byte[] Mac(ReadOnlySpan<byte> covered, byte[] vector)
    {
        byte[] padded = covered.Length % Block == 0 ? covered.ToArray() : Pad(covered);
        if (padded.Length > Block)
            vector = Chain(_mac1, padded.AsSpan(0, padded.Length - Block), vector)[^Block..];
        return Chain(_mac2, padded.AsSpan(padded.Length - Block), vector);
    }

    private byte[]? Unpad(ReadOnlySpan<byte> data, byte[] vector)
    {
        if (data.Length % Block != 0)
            return null;
        using Aes aes = Aes.Create();
        aes.Key = _encryption;
        ReadOnlySpan<byte> clear = aes.DecryptCbc(data, vector, PaddingMode.None).AsSpan().TrimEnd((byte)0);
        return clear is [.., 0x80] ? clear[..^1].ToArray() : null;
    }

    private static byte[] Encrypt(byte[] key, byte[] block)
    {
        using Aes aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptEcb(block, PaddingMode.None);
    }

    private static byte[] Chain(byte[] key, ReadOnlySpan<byte> blocks, byte[] vector)
    {
        using Aes aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptCbc(blocks, vector, PaddingMode.None);
    }

    private static byte[] Pad(ReadOnlySpan<byte> data) => [.. data, 0x80, .. new byte[Block - 1 - data.Length % Block]];

    private static byte[] Inverted(byte[] vector) => Array.ConvertAll(vector, b => (byte)~b);
}
