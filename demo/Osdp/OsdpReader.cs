using System.Security.Cryptography;

namespace SmartCampus.Demo.Osdp;

/// <summary>A card reader (peripheral device): sequence, repeats, Secure Channel. What commands do is in the other part. OSDP v2.2, sections 5 to 7.</summary>
/// <param name="address">0–126.</param>
/// <param name="panel">What it shows and has.</param>
/// <param name="gate">Held while panel and physics are touched.</param>
/// <param name="time">The clock.</param>
internal sealed partial class OsdpReader(byte address, ReaderPanel panel, Lock gate, TimeProvider time)
{
    private const byte Ack = 0x40, Nak = 0x41, BusyReply = 0x79;
    private const byte BadCheck = 1, BadLength = 2, UnknownCommand = 3, BadSequence = 4, NoSecurity = 5, NotSecure = 6, BadRecord = 9;
    private const int BusyTimes = 3;

    private static readonly TimeSpan Forgets = TimeSpan.FromSeconds(8);

    private SecureSession? _session;
    private byte[]? _lastCommand;
    private byte[]? _lastReply;
    private byte[]? _busyCommand;
    private int _busyCount;
    private bool _endsSession;
    private long _lastHeard = time.GetTimestamp();

    public byte Address => address;

    public ReaderPanel Panel => panel;

    public ReaderFaults Faults { get; } = new();

    /// <summary>In what it differs from other makes.</summary>
    public ReaderTraits Traits { get; init; } = new();

    /// <summary>Its key; <see langword="null"/> = it knows no Secure Channel.</summary>
    public byte[]? Key { get; set; }

    /// <summary>Keeps a key that osdp_KEYSET brought.</summary>
    public Action<byte[]> KeyChanged { get; init; } = _ => { };

    /// <summary>Where RND.B comes from; a test knows it beforehand.</summary>
    public Func<byte[]> Chance { get; init; } = () => RandomNumberGenerator.GetBytes(8);

    /// <summary>True while a Secure Channel is open.</summary>
    public bool IsSecure => _session?.IsOpen == true;

    /// <summary>The answer to a packet with its address, mark byte included when it sends one; <see langword="null"/> = silence. Any thread.</summary>
    public byte[]? Answer(byte[] raw)
    {
        lock (gate)
        {
            if (Faults.Dead)
                return null;
            var command = new OsdpCommand(raw);
            if (!OsdpCheck.IsIntact(raw) || !command.IsWellFormed)
                return Traits.NakOnDamage ? Marked(Refusal(command, BadCheck)) : null;
            ForgetAfterSilence();
            return Reply(command) is { } reply ? Marked(reply) : null;
        }
    }

    /// <summary>Its plug is pulled and put in again: it knows neither numbers nor channel, and what waited is gone. Under the campus gate.</summary>
    public void Reboot()
    {
        Restart();
        _events.Clear();
    }

    private byte[]? Reply(OsdpCommand command)
    {
        if (command.Sequence == 0)
            Restart();
        else if (_lastCommand is null || (command.Sequence != Next(_lastCommand) && !IsRepeat(command)))
            return Refusal(command, BadSequence);
        else if (IsRepeat(command))
            return Traits.NakOnSecureRepeat && command.HasMac ? Refusal(command, NotSecure) : _lastReply;
        if (IsBusy(command))
            return OsdpReply.Plain(address, 0, command.HasCrc, BusyReply, []);
        _busyCommand = null;
        _lastReply = Execute(command);
        _lastCommand = command.Raw;
        if (_endsSession)
            EndSession();
        return Faults.LosesReplies && command.Code == 0x68 ? null : _lastReply;
    }

    private byte[] Execute(OsdpCommand command)
    {
        if (command.BlockType is 0x11 or 0x13)
            return Shake(command);
        if (!command.HasMac)
            return ExecutePlain(command);
        if (!IsSecure || command.BlockType is not (0x15 or 0x17))
            return Refusal(command, NotSecure);
        if (_session!.Open(command) is not { } data)
        {
            EndSession();
            return Refusal(command, NotSecure);
        }
        OsdpAnswer answer = Do(command.Code, data);
        return _session.Seal(address, command.Sequence, command.HasCrc, answer.Code, answer.Data);
    }

    private byte[] ExecutePlain(OsdpCommand command)
    {
        EndSession(); // a plain command inside a channel ends it
        if (Key is not null && command.Code is not (0x61 or 0x62))
            return Refusal(command, NotSecure);
        OsdpAnswer answer = command.BlockType == 0 ? Do(command.Code, command.Data.ToArray()) : Refused(NoSecurity);
        return OsdpReply.Plain(address, command.Sequence, command.HasCrc, answer.Code, answer.Data);
    }

    /// <summary>The handshake: osdp_CHLNG, then osdp_SCRYPT.</summary>
    private byte[] Shake(OsdpCommand command)
    {
        if ((Faults.OtherKey ?? Key) is not { } key || command.BlockData != 1)
            return Refusal(command, NoSecurity);
        if (command.BlockType == 0x11 && command.Code == 0x76 && command.Data.Length == 8)
        {
            EndSession();
            byte[] random = Chance();
            _session = new SecureSession(key, command.Data, random);
            return Handshake(command, 0x12, 1, 0x76, [.. Uid, .. random, .. _session.ClientCryptogram]);
        }
        if (command.BlockType != 0x13 || command.Code != 0x77 || command.Data.Length != 16 || _session is null || _session.IsOpen)
            return Refusal(command, NotSecure);
        if (_session.Accept(command.Data) is { } mac)
            return Handshake(command, 0x14, 0x01, 0x78, mac);
        EndSession();
        return Handshake(command, 0x14, 0xFF, 0x78, []);
    }

    private byte[] Handshake(OsdpCommand command, byte type, byte state, byte code, byte[] data) =>
        OsdpReply.Close(OsdpReply.Open(address, command.Sequence, command.HasCrc, [0x03, type, state], code, data, mac: false), command.HasCrc);

    private byte[] Refusal(OsdpCommand command, byte reason) => OsdpReply.Plain(address, command.Sequence, command.HasCrc, Nak, [reason]);

    private byte[] Marked(byte[] reply) => Traits.Mark ? [0xFF, .. reply] : reply;

    // The same bytes with the same number are the same command: it is answered as before and not done again.
    private bool IsRepeat(OsdpCommand command) => _lastCommand is not null && command.Raw.AsSpan().SequenceEqual(_lastCommand);

    private bool IsBusy(OsdpCommand command)
    {
        if (!Faults.Busy || command.Code != 0x68)
            return false;
        _busyCount = _busyCommand is not null && command.Raw.AsSpan().SequenceEqual(_busyCommand) ? _busyCount + 1 : 1;
        _busyCommand = command.Raw;
        return _busyCount <= BusyTimes;
    }

    private void ForgetAfterSilence()
    {
        if (time.GetElapsedTime(_lastHeard) > Forgets)
            Reboot();
        _lastHeard = time.GetTimestamp();
    }

    private void Restart()
    {
        EndSession();
        (_lastCommand, _lastReply) = (null, null);
    }

    private void EndSession()
    {
        _endsSession = false;
        _session = null;
    }

    private static int Next(byte[] lastCommand) => (lastCommand[4] & 0x03) % 3 + 1;
}
