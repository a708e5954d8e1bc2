using System.Net.Sockets;
using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Lines;

/// <summary>Answers Modbus TCP: a device by itself, or a gateway with a serial bus behind it. Any number of connections.</summary>
/// <param name="units">The units; the line fills the list before it is plugged.</param>
/// <param name="bus">The pace of the bus behind a gateway; <see langword="null"/> for a device by itself, which ignores the unit id.</param>
/// <param name="time">The clock.</param>
internal sealed class TcpHost(IReadOnlyList<ModbusUnit> units, Pace? bus, TimeProvider time) : ITcpPeer
{
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan GatewayPatience = TimeSpan.FromMilliseconds(300);

    private readonly SemaphoreSlim _bus = new(1);

    /// <inheritdoc/>
    public async Task ServeAsync(Socket connection, CancellationToken cancellationToken)
    {
        using (connection)
        {
            try
            {
                connection.NoDelay = true;
                await ServeRequestsAsync(connection, cancellationToken);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The other side went, or the plug was pulled: both end the connection and nothing else.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _bus.Dispose();

    private async Task ServeRequestsAsync(Socket connection, CancellationToken cancellationToken)
    {
        await using var stream = new NetworkStream(connection);
        byte[] buffer = new byte[MbapHeader.Size + 253];
        while (true)
        {
            await stream.ReadExactlyAsync(buffer.AsMemory(0, MbapHeader.Size), cancellationToken);
            if (!MbapHeader.TryParse(buffer, out MbapHeader header))
                return;
            await stream.ReadExactlyAsync(buffer.AsMemory(MbapHeader.Size, header.PduLength), cancellationToken);
            ModbusUnit? unit = Find(header.Unit);
            if (unit?.Faults.Resets == true)
            {
                connection.LingerState = new LingerOption(true, 0);
                return;
            }
            if (await AnswerAsync(unit, buffer.AsMemory(MbapHeader.Size, header.PduLength), cancellationToken) is { } reply)
                await stream.WriteAsync(header.Reply(reply), cancellationToken);
        }
    }

    private ModbusUnit? Find(byte address) => bus is null ? units[0] : units.FirstOrDefault(u => u.Address == address);

    private async Task<byte[]?> AnswerAsync(ModbusUnit? unit, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        if (unit?.Faults.Delay > TimeSpan.Zero)
            await Task.Delay(unit.Faults.Delay, time, cancellationToken);
        if (bus is not null)
            return await AnswerBehindGatewayAsync(unit, request, bus, cancellationToken);
        await Task.Delay(Thinking, time, cancellationToken);
        return unit!.Faults.Mute ? null : unit.Answer(request.Span);
    }

    private async Task<byte[]> AnswerBehindGatewayAsync(ModbusUnit? unit, ReadOnlyMemory<byte> request, Pace pace, CancellationToken cancellationToken)
    {
        await _bus.WaitAsync(cancellationToken);
        try
        {
            // A gateway speaks for a silent unit once its patience is over; the bus waits with it.
            if (unit is null || unit.Faults.Mute)
            {
                await Task.Delay(GatewayPatience, time, cancellationToken);
                return PduServer.Refuse(request.Span[0], ModbusException.GatewayTargetSilent);
            }
            byte[] reply = unit.Answer(request.Span);
            await Task.Delay(pace.Of(request.Length + reply.Length + 6) + pace.Silence + Thinking, time, cancellationToken);
            return reply;
        }
        finally
        {
            _bus.Release();
        }
    }
}
