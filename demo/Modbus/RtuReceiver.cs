namespace SmartCampus.Demo.Modbus;

/// <summary>Puts requests together from bytes that arrive in any grouping. One thread at a time.</summary>
/// <remarks>A slave stays silent for a damaged frame and starts afresh after a silence; an unknown function is a frame when its CRC fits.</remarks>
internal sealed class RtuReceiver(TimeSpan silence)
{
    private readonly byte[] _buffer = new byte[RtuFrame.Longest];
    private int _count;
    private TimeSpan _last;

    /// <summary>Adds what came in at <paramref name="now"/>; returns the complete, intact requests.</summary>
    public IReadOnlyList<byte[]> Add(ReadOnlySpan<byte> bytes, TimeSpan now)
    {
        if (now - _last > silence)
            _count = 0;
        _last = now;
        var requests = new List<byte[]>();
        foreach (byte value in bytes)
        {
            if (_count == _buffer.Length)
                _count = 0;
            _buffer[_count++] = value;
            if (TakeRequest() is { } request)
                requests.Add(request);
        }
        return requests;
    }

    private byte[]? TakeRequest()
    {
        ReadOnlySpan<byte> soFar = _buffer.AsSpan(0, _count);
        int length = RtuFrame.RequestLength(soFar);
        bool complete = length == 0 ? IsUnknownFunction(soFar) && RtuFrame.IsIntact(soFar) : _count >= length;
        if (!complete)
            return null;
        byte[]? request = RtuFrame.IsIntact(soFar) ? soFar.ToArray() : null;
        _count = 0;
        return request;
    }

    private static bool IsUnknownFunction(ReadOnlySpan<byte> start) => start.Length >= 2 && start[1] is not ((>= 1 and <= 6) or 0x0F or 0x10);
}
