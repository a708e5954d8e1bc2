using System.Buffers.Binary;

namespace SmartCampus.Demo.Osdp;

/// <summary>Puts packets together from bytes that arrive in any grouping. OSDP v2.2, section 5.6. One thread at a time.</summary>
/// <param name="patience">A packet that stops growing for longer is dropped.</param>
internal sealed class OsdpReceiver(TimeSpan patience)
{
    private const byte Start = 0x53;
    private const int Longest = 1440;

    private readonly List<byte> _buffer = [];
    private TimeSpan _last;

    /// <summary>Adds what came in at <paramref name="now"/>; returns the complete packets, with any check.</summary>
    public IReadOnlyList<byte[]> Add(ReadOnlySpan<byte> bytes, TimeSpan now)
    {
        if (now - _last > patience)
            _buffer.Clear();
        _last = now;
        _buffer.AddRange(bytes);
        var packets = new List<byte[]>();
        while (Take() is { } packet)
            packets.Add(packet);
        return packets;
    }

    private byte[]? Take()
    {
        while (_buffer.Count > 0)
        {
            int start = _buffer.IndexOf(Start);
            _buffer.RemoveRange(0, start < 0 ? _buffer.Count : start);
            if (_buffer.Count < 4)
                return null;
            int length = BinaryPrimitives.ReadUInt16LittleEndian([_buffer[2], _buffer[3]]);
            if (length is < OsdpCommand.Shortest or > Longest)
            {
                _buffer.RemoveAt(0); // no packet begins here: hunt on
                continue;
            }
            if (_buffer.Count < length)
                return null;
            byte[] packet = [.. _buffer[..length]];
            _buffer.RemoveRange(0, length);
            return packet;
        }
        return null;
    }
}
