namespace SmartCampus.Plugins.Osdp.Tests.Reader;

/// <summary>An OSDP reader written from the specification, apart from the plugin's codec: sequence, repeats, secure channel, outputs with timers, inputs, queued events.</summary>
internal sealed class TestReader(byte address = 5, string? key = null)
{
    private readonly Dictionary<int, DateTimeOffset> pulses = [];
    private ReaderChannel? channel;
    private byte[]? lastRequest;
    private byte[] lastReply = [];
    private int sequence = -1;

    public TimeProvider Time { get; init; } = new ManualTime();

    public byte[]? Key { get; set; } = key is null ? null : Hex.Bytes(key);

    public byte[] Inputs { get; set; } = [0, 0];

    public byte[] Permanent { get; set; } = [0, 0];

    public bool IsTampered { get; set; }

    public string Capabilities { get; set; } = "04 01 01 05 01 01 06 01 01 09 01 00";

    /// <summary>What the next polls bring, one each.</summary>
    public Queue<byte[]> Events { get; } = [];

    /// <summary>OUT as it was executed.</summary>
    public List<string> Switched { get; } = [];

    /// <summary>Commands as they were executed, in plain: code and data.</summary>
    public List<byte[]> Executed { get; } = [];

    /// <summary>The packets that arrived for this reader, also repeats.</summary>
    public List<byte[]> Received { get; } = [];

    /// <summary>When something arrived.</summary>
    public List<DateTimeOffset> HeardAt { get; } = [];

    /// <summary>When a poll was executed.</summary>
    public List<DateTimeOffset> PolledAt { get; } = [];

    /// <summary>Answers so many packets with BUSY before executing one.</summary>
    public int Busy { get; set; }

    /// <summary>What becomes of a packet on its way here.</summary>
    public Func<byte[], byte[]> OnRequest { get; set; } = packet => packet;

    /// <summary>What becomes of the reply on its way back: plain command code and reply packet.</summary>
    public Func<byte, byte[], byte[]> OnReply { get; set; } = (_, reply) => reply;

    /// <summary>What it says to a packet with a wrong check: nothing by default.</summary>
    public Func<byte[], byte[]> OnDamaged { get; set; } = _ => [];

    /// <summary>Quirks of real readers.</summary>
    public ReaderQuirks Quirks { get; set; }

    /// <summary>True while an output is on, by its timer or for good.</summary>
    public bool IsOn(int output) => Permanent[output] != 0 || (pulses.TryGetValue(output, out DateTimeOffset end) && Time.GetUtcNow() < end);

    /// <summary>Forgets its session, its outputs and its events.</summary>
    public void Reboot()
    {
        (channel, lastRequest, sequence) = (null, null, -1);
        pulses.Clear();
        Events.Clear();
        Permanent = new byte[Permanent.Length];
    }

    /// <summary>The reply to bytes from the line; none when they are not for this reader.</summary>
    public byte[] Answer(byte[] bytes)
    {
        byte[] packet = bytes.Length > 0 && bytes[0] == 0xFF ? bytes[1..] : bytes;
        if (packet.Length < 7 || packet[0] != 0x53 || packet[1] != address)
            return [];
        Received.Add(packet);
        HeardAt.Add(Time.GetUtcNow());
        packet = OnRequest(packet);
        if (packet.Length == 0)
            return [];
        if (!Packets.IsRight(packet))
            return OnDamaged(packet);
        byte[] reply = Serve(packet);
        return reply.Length == 0 ? reply : OnReply(Packets.CodeOf(packet), reply);
    }

    private byte[] Serve(byte[] packet)
    {
        int number = packet[4] & 3;
        if (number != 0 && number == sequence && lastRequest is not null && packet.SequenceEqual(lastRequest))
            return Quirks.HasFlag(ReaderQuirks.RefusesRepeats) && channel is not null ? Packets.Plain(address, packet, 0x41, [6]) : lastReply;
        if (Busy > 0)
        {
            Busy--;
            return Packets.Busy(address);
        }
        if (number == 0)
            (channel, sequence) = (null, 0);
        else if (sequence < 0 || number != sequence % 3 + 1)
            return Packets.Plain(address, packet, 0x41, [4]);
        (sequence, lastRequest) = (number, packet);
        return lastReply = Reply(packet);
    }

    private byte[] Reply(byte[] packet)
    {
        (byte block, byte[] blockData, byte code, byte[] data, byte[] mac) = Packets.Split(packet);
        if (block is 0x11 or 0x13)
            return ShakeHands(packet, block, blockData, data);
        if (block == 0)
        {
            channel = null;
            return Key is not null && code is not (0x61 or 0x62) ? Packets.Plain(address, packet, 0x41, [6]) : Packets.Plain(address, packet, Execute(code, data));
        }
        if (channel is not { IsOpen: true } || channel.Open(packet[..^(2 + 4)], mac, data) is not { } plain)
        {
            channel = null;
            return Packets.Plain(address, packet, 0x41, [6]);
        }
        return Packets.Secured(address, packet, channel, Execute(code, plain), Quirks);
    }

    private byte[] ShakeHands(byte[] packet, byte block, byte[] blockData, byte[] data)
    {
        if (Key is null)
            return Packets.Plain(address, packet, 0x41, [5]);
        if (block == 0x11)
        {
            channel = new ReaderChannel(Key, data);
            return Packets.Handshake(address, packet, 0x12, blockData[0], 0x76, channel.ClientCryptogram());
        }
        byte[]? mac = channel?.Prove(data);
        return Packets.Handshake(address, packet, 0x14, (byte)(mac is null ? 0xFF : 1), 0x78, mac ?? []);
    }

    private byte[] Execute(byte code, byte[] data)
    {
        Executed.Add([code, .. data]);
        switch (code)
        {
            case 0x60:
                PolledAt.Add(Time.GetUtcNow());
                return Events.TryDequeue(out byte[]? waiting) ? waiting : [0x40];
            case 0x61:
                return [0x45, .. new byte[12]];
            case 0x62:
                return [0x46, .. Hex.Bytes(Capabilities)];
            case 0x64:
                return [0x48, (byte)(IsTampered ? 1 : 0), 0];
            case 0x65:
                return [0x49, .. Inputs];
            case 0x66:
                return [0x4A, .. Permanent.Select((_, i) => (byte)(IsOn(i) ? 1 : 0))];
            case 0x67:
                return [0x4B, 0];
            case 0x68:
                Switch(data);
                return [0x40];
            case 0x69 or 0x6A or 0x6B:
                return [0x40];
            case 0x75:
                Key = data[2..];
                return [0x40];
            default:
                return [0x41, 3];
        }
    }

    private void Switch(byte[] data)
    {
        int ticks = data[2] | data[3] << 8;
        Switched.Add($"{data[0]}: {data[1]} {ticks}");
        pulses.Remove(data[0]);
        if (data[1] == 5)
            pulses[data[0]] = Time.GetUtcNow() + TimeSpan.FromMilliseconds(100 * ticks);
        else
            Permanent[data[0]] = (byte)(data[1] == 2 ? 1 : 0);
    }
}
