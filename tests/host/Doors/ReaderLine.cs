using System.Collections.Concurrent;
using SmartCampus.Plugins.Osdp.Tests.Reader;
using SmartCampus.Tests.Peers;

namespace SmartCampus.Host.Tests.Doors;

/// <summary>OSDP readers on one pseudo-terminal of 9,600 baud: an answer comes after the time that the bytes of both packets take on the wire.</summary>
internal sealed class ReaderLine : IAsyncDisposable
{
    private const double MillisecondsAByte = 10_000.0 / 9600; // start bit, 8 bits, stop bit
    private const int IdleBytes = 2;
    private const byte Poll = 0x60;

    // What one that is not there costs on a calm machine: a fifth of the reply time.
    private static readonly TimeSpan Unanswered = TimeSpan.FromMilliseconds(40);

    private readonly List<LineUse> uses = [];
    private readonly ConcurrentDictionary<byte, TestReader> readers = new();
    private readonly Lock gate = new();
    private readonly PtyPair terminals;

    private ReaderLine(PtyPair terminals) => this.terminals = terminals;

    public string Line => $"serial:{terminals.Port}?baud=9600";

    public static async Task<ReaderLine> StartAsync()
    {
        var line = new ReaderLine(await PtyPair.StartAsync());
        line.Listen();
        return line;
    }

    /// <summary>What went over the line, in order, since <see cref="Forget"/>.</summary>
    public IReadOnlyList<LineUse> Uses
    {
        get
        {
            lock (gate)
                return [.. uses];
        }
    }

    public void Forget()
    {
        lock (gate)
            uses.Clear();
    }

    /// <summary>Adds a reader; it answers at once.</summary>
    public TestReader Add(byte address, string? key = null) => readers[address] = new TestReader(address, key) { Time = TimeProvider.System };

    /// <summary>Somebody presents a 32-bit card: RAW (OSDP v2.2, 7.10).</summary>
    public void Present(TestReader reader, byte card)
    {
        lock (gate)
            reader.Events.Enqueue([0x50, 0, 1, 32, 0, 0, 0, 0, card]);
    }

    /// <summary>The reader loses its power.</summary>
    public void Remove(byte address) => readers.TryRemove(address, out _);

    public Task PullOutAsync() => terminals.PullOutAsync();

    public async Task PlugInAsync()
    {
        await terminals.PlugInAsync();
        Listen();
    }

    public ValueTask DisposeAsync() => terminals.DisposeAsync();

    private void Listen()
    {
        FileStream stream = terminals.OpenDevice();
        new Thread(() => Serve(stream)) { IsBackground = true }.Start();
    }

    private void Serve(FileStream stream)
    {
        byte[] buffer = new byte[256];
        List<byte> heard = [];
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                heard.AddRange(buffer.AsSpan(0, count));
                while (TakePacket(heard) is { } packet)
                    Answer(stream, packet);
            }
        }
        catch (IOException)
        {
            // The terminals were pulled out.
        }
        stream.Dispose();
    }

    /// <summary>The next whole packet: from 53, as long as bytes 2 and 3 say (OSDP v2.2, 5.9).</summary>
    private static byte[]? TakePacket(List<byte> heard)
    {
        int start = heard.IndexOf(0x53);
        if (start < 0)
        {
            heard.Clear();
            return null;
        }
        heard.RemoveRange(0, start);
        int length = heard.Count < 4 ? int.MaxValue : heard[2] | heard[3] << 8;
        if (heard.Count < length)
            return null;
        byte[] packet = [.. heard.GetRange(0, length)];
        heard.RemoveRange(0, length);
        return packet;
    }

    private void Answer(FileStream stream, byte[] packet)
    {
        byte[] reply;
        TimeSpan takes;
        lock (gate)
        {
            readers.TryGetValue(packet[1], out TestReader? reader);
            reply = reader?.Answer(packet) ?? [];
            takes = TimeSpan.FromMilliseconds((1 + packet.Length + reply.Length) * MillisecondsAByte); // and the mark byte
            TimeSpan rest = reply.Length == 0 ? Unanswered : TimeSpan.FromMilliseconds(IdleBytes * MillisecondsAByte);
            uses.Add(new LineUse(packet[1], takes + rest, IsPoll: reader is not null && Packets.CodeOf(packet) == Poll));
        }
        if (reply.Length == 0)
            return;
        using var wire = new ManualResetEventSlim();
        wire.Wait(takes);
        stream.Write(reply);
    }
}
