using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Link;

/// <summary>Sends one packet and waits for what one reader answers: one exchange takes one turn on the line. For one caller at a time.</summary>
internal sealed class OsdpPort(ILine line, LinkTiming timing, byte address, TimeProvider time)
{
    private static readonly TimeSpan Crowded = TimeSpan.FromMilliseconds(100);

    // Room for a whole reply behind a packet of somebody else or an echo.
    private readonly byte[] received = new byte[2 * OsdpPacket.MaximumLength];
    private ILineTurn? held;

    /// <summary>Why the last exchange brought nothing: <c>silent</c>, <c>crc</c> or <c>truncated</c>.</summary>
    public string Cause { get; private set; } = PacketScan.Silent;

    /// <summary>How long the slowest reply took to begin; zero before the first.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>True when the last turn was long in coming: many share the line.</summary>
    public bool IsCrowded { get; private set; }

    /// <summary>What is on the line, for logs.</summary>
    public string Name => $"reader {address} on {line.Address}";

    /// <summary>Keeps the turn for the exchanges that follow, until disposed.</summary>
    public async Task<IDisposable> HoldAsync(CancellationToken cancellationToken)
    {
        held = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return new Hold(this);
    }

    /// <summary>One exchange.</summary>
    /// <param name="packet">The command's bytes.</param>
    /// <param name="answers">Tells whether a sound reply of the reader is the answer; others are skipped.</param>
    /// <param name="timeout">Longest time to the first byte of the reply; asked when the turn has come.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer, or <see langword="null"/>; then <see cref="Cause"/> says why.</returns>
    /// <exception cref="DeviceException">The line is gone.</exception>
    public async Task<OsdpPacket?> ExchangeAsync(byte[] packet, Func<OsdpPacket, bool> answers, Func<TimeSpan> timeout, CancellationToken cancellationToken)
    {
        if (held is not null)
            return await ExchangeAsync(held, packet, answers, timeout(), cancellationToken).ConfigureAwait(false);
        using ILineTurn turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return await ExchangeAsync(turn, packet, answers, timeout(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<OsdpPacket?> ExchangeAsync(ILineTurn turn, byte[] packet, Func<OsdpPacket, bool> answers, TimeSpan timeout, CancellationToken cancellationToken)
    {
        turn.DiscardInput();
        await turn.WriteAsync((byte[])[OsdpPacket.Mark, .. packet], cancellationToken).ConfigureAwait(false);
        OsdpPacket? answer = await ReceiveAsync(turn, packet.Length, answers, timeout, cancellationToken).ConfigureAwait(false);
        if (answer is not null && timing.IdleGap > TimeSpan.Zero) // The next talker must not run into this reply.
            await Task.Delay(timing.IdleGap, time, CancellationToken.None).ConfigureAwait(false);
        return answer;
    }

    private async ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        long asked = time.GetTimestamp();
        ILineTurn turn = await line.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        IsCrowded = time.GetElapsedTime(asked) > Crowded;
        return turn;
    }

    private async Task<OsdpPacket?> ReceiveAsync(ILineTurn turn, int sentLength, Func<OsdpPacket, bool> answers, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long sent = time.GetTimestamp();
        TimeSpan firstByte = timing.FirstByte(sentLength, timeout);
        TimeSpan longest = timing.Longest(sentLength, timeout);
        TimeSpan until = firstByte;
        (int start, int count) = (0, 0);
        Cause = PacketScan.Silent;
        while (until - time.GetElapsedTime(sent) is var left && left > TimeSpan.Zero)
        {
            if (count == received.Length)
                (start, count) = MakeRoom(start);
            int more = await ReadAsync(turn, received.AsMemory(count), left, cancellationToken).ConfigureAwait(false);
            if (more == 0)
                break;
            count += more;
            PacketScan scan = PacketScan.Of(received.AsSpan(start, count - start), address);
            for (; scan.Packet is not null; scan = PacketScan.Of(received.AsSpan(start, count - start), address))
            {
                start += scan.Next;
                if (!answers(scan.Packet))
                    continue;
                Note(time.GetElapsedTime(sent) - (timing.Character * (sentLength + scan.Next)));
                return scan.Packet;
            }
            start += scan.Next;
            Cause = scan.Cause == PacketScan.Silent ? Cause : scan.Cause;
            TimeSpan elapsed = time.GetElapsedTime(sent);
            until = scan.Cause == PacketScan.Truncated ? elapsed + timing.BetweenCharacters : firstByte;
            until = until < longest ? until : longest;
        }
        return null;
    }

    private static async Task<int> ReadAsync(ILineTurn turn, Memory<byte> buffer, TimeSpan left, CancellationToken cancellationToken)
    {
        try
        {
            return await turn.ReadAsync(buffer, left, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException e) when (e.Error.Code == ErrorCode.TimedOut)
        {
            return 0;
        }
    }

    // Somebody babbles: what was looked at makes room; when nothing was, the older half does.
    private (int Start, int Count) MakeRoom(int start)
    {
        int drop = start > 0 ? start : received.Length / 2;
        received.AsSpan(drop).CopyTo(received);
        return (0, received.Length - drop);
    }

    private void Note(TimeSpan took) => Slowest = took > Slowest ? took : Slowest;

    private sealed class Hold(OsdpPort port) : IDisposable
    {
        public void Dispose()
        {
            port.held?.Dispose();
            port.held = null;
        }
    }
}
