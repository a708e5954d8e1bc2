using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Lines;

/// <summary>The slaves' side of an RS-485 bus: hears requests, keeps the wire's pace, answers in the bursts of a serial adapter. One caller at a time.</summary>
/// <param name="units">The units on the bus.</param>
/// <param name="pace">The wire's speed.</param>
/// <param name="time">The clock.</param>
internal sealed class RtuBus(IReadOnlyList<ModbusUnit> units, Pace pace, TimeProvider time) : ISerialPeer
{
    /// <summary>A serial adapter hands over what came in when this time is over.</summary>
    private static readonly TimeSpan LatencyTimer = TimeSpan.FromMilliseconds(16);

    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(4);

    private readonly int _burst = Math.Max(1, (int)(LatencyTimer / pace.Of(1)));

    // Far above 3.5 characters: a loaded machine delivers a frame in pieces.
    private readonly RtuReceiver _receiver = new(TimeSpan.FromMilliseconds(50));

    /// <inheritdoc/>
    public async Task HearAsync(ReadOnlyMemory<byte> bytes, Action<ReadOnlyMemory<byte>> send, CancellationToken cancellationToken)
    {
        foreach (byte[] request in _receiver.Add(bytes.Span, time.GetElapsedTime(0)))
            await ServeAsync(request, send, cancellationToken);
    }

    private async Task ServeAsync(byte[] request, Action<ReadOnlyMemory<byte>> send, CancellationToken cancellationToken)
    {
        await Task.Delay(pace.Of(request.Length) + pace.Silence + Thinking, time, cancellationToken);
        byte[]? reply = null;
        foreach (ModbusUnit unit in units.Where(u => u.Address == request[0] || request[0] == 0))
            reply = await AnswerAsync(unit, request, cancellationToken);
        if (reply is null || request[0] == 0)
            return;
        for (int at = 0; at < reply.Length; at += _burst)
        {
            ReadOnlyMemory<byte> burst = reply.AsMemory(at, Math.Min(_burst, reply.Length - at));
            await Task.Delay(pace.Of(burst.Length), time, cancellationToken);
            send(burst);
        }
    }

    private async Task<byte[]?> AnswerAsync(ModbusUnit unit, byte[] request, CancellationToken cancellationToken)
    {
        if (unit.Faults.Mute)
            return null;
        if (unit.Faults.Delay > TimeSpan.Zero)
            await Task.Delay(unit.Faults.Delay, time, cancellationToken);
        byte[] reply = RtuFrame.Build(
            (byte)(unit.Address + (unit.Faults.WrongAddress ? 1 : 0)),
            unit.Answer(request.AsSpan(1, request.Length - 3)));
        if (unit.Faults.WrongCrc)
            reply[^1] ^= 0x5A;
        return reply;
    }
}
