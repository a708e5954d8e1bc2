using System.Security.Cryptography;
using SmartCampus.Plugins.Osdp.Codec;

namespace SmartCampus.Plugins.Osdp.Security;

/// <summary>
/// One session of the secure channel, the controller's side: handshake, session keys, MAC chain, encryption. OSDP v2.2, annex D. Pure but for its own state.
/// </summary>
/// <remarks>
/// 1. <see cref="Challenge"/> → CCRYPT → <see cref="TryAnswer"/> → <see cref="ServerCryptogram"/> → RMAC_I → <see cref="TryOpenChannel"/>.
/// 2. <see cref="Seal"/> once for each command; a repeat sends the same bytes again. <see cref="TryUnseal"/> once for each reply taken.
/// 3. Whatever fails ends the session: make a new object.
/// </remarks>
internal sealed class SecureChannel : IDisposable
{
    public const int RandomLength = 8;

    private const int BlockLength = 16;
    private const int ClientUidLength = 8;
    private const byte Padding = 0x80;

    private readonly byte[] random;
    private readonly Aes encryption;
    private readonly Aes firstMac;
    private readonly Aes secondMac;
    private byte[] commandMac = [];
    private byte[] replyMac = [];

    /// <param name="key">The reader's key.</param>
    /// <param name="random">RND.A, 8 bytes that nobody can foretell.</param>
    public SecureChannel(ChannelKey key, ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, RandomLength);
        this.random = random.ToArray();
        KeyType = key.IsDefault ? (byte)0 : (byte)1;
        using Aes scbk = AesOf(key.Bytes);
        encryption = AesOf(SessionKey(scbk, 0x82, random));
        firstMac = AesOf(SessionKey(scbk, 0x01, random));
        secondMac = AesOf(SessionKey(scbk, 0x02, random));
    }

    /// <summary>What the security blocks of the handshake say: 0 the factory key, 1 the reader's own.</summary>
    public byte KeyType { get; }

    /// <summary>True once both sides have proved that they have the key.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>RND.A.</summary>
    public ReadOnlySpan<byte> Challenge => random;

    /// <summary>The proof for the reader, once <see cref="TryAnswer"/> was true.</summary>
    public byte[] ServerCryptogram { get; private set; } = [];

    /// <summary>Takes CCRYPT. False when the reader does not have the key, or the data is none.</summary>
    public bool TryAnswer(ReadOnlySpan<byte> data)
    {
        if (data.Length != ClientUidLength + RandomLength + BlockLength)
            return false;
        ReadOnlySpan<byte> theirs = data.Slice(ClientUidLength, RandomLength);
        byte[] expected = Encrypt(encryption, [.. random, .. theirs]);
        if (!CryptographicOperations.FixedTimeEquals(expected, data[^BlockLength..]))
            return false;
        ServerCryptogram = Encrypt(encryption, [.. theirs, .. random]);
        return true;
    }

    /// <summary>Takes RMAC_I. False when the reader refused or its MAC is not the one that follows from the handshake.</summary>
    public bool TryOpenChannel(ReadOnlySpan<byte> blockData, ReadOnlySpan<byte> data)
    {
        byte[] expected = Encrypt(secondMac, Encrypt(firstMac, ServerCryptogram));
        if (blockData is not [1, ..] || !CryptographicOperations.FixedTimeEquals(expected, data))
            return false;
        replyMac = expected;
        return IsOpen = true;
    }

    /// <summary>Makes a command's packet: encrypts its data and adds the MAC. It moves the chain, so it is done once for each command.</summary>
    public OsdpPacket Seal(OsdpPacket plain)
    {
        byte[] data = plain.Data.Length == 0 ? [] : encryption.EncryptCbc(Padded(plain.Data, always: true), Complement(replyMac), PaddingMode.None);
        OsdpPacket packet = plain with
        {
            Block = data.Length == 0 ? SecureBlock.Command : SecureBlock.EncryptedCommand,
            BlockData = [],
            Data = data,
            Mac = new byte[OsdpPacket.MacLength],
        };
        commandMac = MacOf(packet.Covered(), replyMac);
        return packet with { Mac = commandMac[..OsdpPacket.MacLength] };
    }

    /// <summary>Checks and decrypts the reply to the command sealed last. False when the MAC or the padding is wrong: the session is over.</summary>
    /// <remarks>Readers use blocks 15 and 16 also for replies with data, and 17 and 18 without; the MAC counts, not the block.</remarks>
    public bool TryUnseal(OsdpPacket packet, out OsdpReply reply)
    {
        reply = new OsdpReply(packet.Code, packet.Data);
        byte[] mac = MacOf(packet.Covered(), commandMac);
        if (!CryptographicOperations.FixedTimeEquals(mac.AsSpan(0, OsdpPacket.MacLength), packet.Mac))
            return false;
        bool isEncrypted = packet.Block is SecureBlock.EncryptedCommand or SecureBlock.EncryptedReply && packet.Data.Length > 0;
        if (isEncrypted)
        {
            if (packet.Data.Length % BlockLength != 0)
                return false;
            byte[] padded = encryption.DecryptCbc(packet.Data, Complement(commandMac), PaddingMode.None);
            int end = Array.FindLastIndex(padded, b => b != 0);
            if (end < 0 || padded[end] != Padding || padded.Length - end > BlockLength)
                return false;
            reply = new OsdpReply(packet.Code, padded[..end]);
        }
        replyMac = mac;
        return true;
    }

    /// <summary>One of the session's keys. D.1.4.</summary>
    /// <param name="scbk">Encrypts under the reader's key.</param>
    /// <param name="purpose"><c>82</c> encryption, <c>01</c> and <c>02</c> the MAC's blocks.</param>
    /// <param name="random">RND.A.</param>
    internal static byte[] SessionKey(Aes scbk, byte purpose, ReadOnlySpan<byte> random) => Encrypt(scbk, [0x01, purpose, .. random[..6], 0, 0, 0, 0, 0, 0, 0, 0]);

    public void Dispose()
    {
        encryption.Dispose();
        firstMac.Dispose();
        secondMac.Dispose();
    }

    // CBC; the last block under S-MAC2, those before it under S-MAC1. D.5.
    private byte[] MacOf(ReadOnlySpan<byte> covered, byte[] iv)
    {
        byte[] padded = Padded(covered, always: false);
        if (padded.Length > BlockLength)
            iv = firstMac.EncryptCbc(padded.AsSpan(0, padded.Length - BlockLength), iv, PaddingMode.None)[^BlockLength..];
        return secondMac.EncryptCbc(padded.AsSpan(padded.Length - BlockLength), iv, PaddingMode.None);
    }

    private static byte[] Padded(ReadOnlySpan<byte> bytes, bool always)
    {
        int length = (bytes.Length / BlockLength * BlockLength) + (always || bytes.Length % BlockLength != 0 ? BlockLength : 0);
        byte[] padded = new byte[length];
        bytes.CopyTo(padded);
        if (length > bytes.Length)
            padded[bytes.Length] = Padding;
        return padded;
    }

    private static byte[] Complement(byte[] bytes) => Array.ConvertAll(bytes, b => (byte)~b);

    private static byte[] Encrypt(Aes aes, byte[] block) => aes.EncryptEcb(block, PaddingMode.None);

    private static Aes AesOf(ReadOnlySpan<byte> key)
    {
        Aes aes = Aes.Create();
        aes.Key = key.ToArray();
        return aes;
    }
}
