using System.Runtime.CompilerServices;
using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Driver;

/// <summary>Talks to one unit: one transaction takes one turn on the line. For one caller at a time; its buffers are reused.</summary>
/// <remarks>The methods that every poll goes through take their state from a pool, so that steady polling allocates next to nothing.</remarks>
internal sealed class ModbusClient(ILine line, ModbusLink link, TimeProvider time)
{
    // Room for a whole reply behind one foreign frame or an echo.
    private readonly byte[] received = new byte[2 * TcpFrame.MaximumLength];
    private readonly byte[] request = new byte[TcpFrame.MaximumLength];
    private readonly byte[] pdu = new byte[ModbusPdu.MaximumLength];
    private ushort transaction = (ushort)Random.Shared.Next();
    private int requestLength;
    private bool echoes;
    private ILineTurn? kept;

    /// <summary>Takes the line and keeps it for the transactions that follow, so that no other unit's poll comes in between. One that fails gives it back.</summary>
    public async ValueTask KeepLineAsync(CancellationToken cancellationToken) =>
        kept = await line.TakeTurnAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Gives a kept line back.</summary>
    public void ReleaseLine()
    {
        kept?.Dispose();
        kept = null;
    }

    /// <summary>Reads bits or registers, again after silence or a damaged reply.</summary>
    /// <param name="block">What to read and where to put it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The exception code that the device answered with, or <see langword="null"/>.</returns>
    /// <exception cref="DeviceException">Silence or damage, also on the last try; or the line is gone.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<byte?> ReadAsync(Block block, CancellationToken cancellationToken)
    {
        for (int tries = 0; ; tries++)
        {
            bool isKept = kept is not null;
            try
            {
                int length = ModbusPdu.BuildRead(pdu, block.Function, block.Address, block.Count);
                FrameScan reply = await TransactAsync(length, cancellationToken).ConfigureAwait(false);
                echoes = reply.Echoed;
                return Take(reply, block);
            }
            catch (DeviceException e) when (tries < link.Retries && e.Error.Code is ErrorCode.TimedOut or ErrorCode.BadFrame)
            {
                continue;
            }
            catch (DeviceException e) when (isKept && e.Error.Code is ErrorCode.Unreachable)
            {
                continue; // some devices close after each reply; a turn of its own opens the line again
            }
        }
    }

    /// <summary>Writes once; a lost reply is not a reason to write again.</summary>
    /// <param name="build">Builds the request's PDU and returns its length.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The exception code that the device answered with, or <see langword="null"/> when it took the write.</returns>
    /// <exception cref="DeviceException">Silence, damage, or the line is gone; <see cref="DeviceException.AfterSending"/> tells whether it may have been executed.</exception>
    public async ValueTask<byte?> WriteAsync(Func<byte[], int> build, CancellationToken cancellationToken)
    {
        FrameScan reply = await TransactAsync(build(pdu), cancellationToken).ConfigureAwait(false);
        return ModbusFaults.CodeOf(received.AsSpan(reply.Start, reply.Length));
    }

    private byte? Take(FrameScan reply, Block block)
    {
        ReadOnlySpan<byte> answer = received.AsSpan(reply.Start, reply.Length);
        if (ModbusFaults.CodeOf(answer) is { } code)
            return code;
        answer[2..].CopyTo(block.Data);
        return null;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<FrameScan> TransactAsync(int pduLength, CancellationToken cancellationToken)
    {
        requestLength = Frame(pdu.AsSpan(0, pduLength));
        ILineTurn turn = kept ?? await line.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        bool inStep = false;
        try
        {
            turn.DiscardInput();
            await turn.WriteAsync(request.AsMemory(0, requestLength), cancellationToken).ConfigureAwait(false);
            FrameScan reply = await ReceiveAsync(turn, ModbusPdu.ReplyLength(pdu), cancellationToken).ConfigureAwait(false);
            inStep = true;
            if (link.Silence > TimeSpan.Zero) // The next talker's frame must not run into this one; timers count whole milliseconds.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(link.Silence.TotalMilliseconds)), time, CancellationToken.None).ConfigureAwait(false);
            return reply;
        }
        finally
        {
            if (!inStep)
                turn.Break();
            if (kept is null)
                turn.Dispose();
            else if (!inStep)
                ReleaseLine();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<FrameScan> ReceiveAsync(ILineTurn turn, int replyLength, CancellationToken cancellationToken)
    {
        long sent = time.GetTimestamp();
        TimeSpan deadline = link.DeadlineOf(requestLength, replyLength);
        FrameScan scan = FrameScan.Incomplete(0, FrameScan.Silent);
        string heard = FrameScan.Silent;
        int count = 0;
        for (TimeSpan left = deadline; left > TimeSpan.Zero && scan.Verdict == FrameVerdict.Incomplete; left = deadline - time.GetElapsedTime(sent))
        {
            if (count == received.Length)
                (count, heard) = (DropForeign(scan.Start), scan.Cause!);
            int more = await ReadAsync(turn, received.AsMemory(count), left, cancellationToken).ConfigureAwait(false);
            if (more == 0)
                break;
            count += more;
            scan = Scan(received.AsSpan(0, count));
        }
        return scan.Verdict == FrameVerdict.Reply ? scan : throw Fault(scan.Cause == FrameScan.Silent ? heard : scan.Cause!, received.AsSpan(0, count), deadline);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> ReadAsync(ILineTurn turn, Memory<byte> buffer, TimeSpan left, CancellationToken cancellationToken)
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

    private int Frame(ReadOnlySpan<byte> body) =>
        link.Tcp ? TcpFrame.Build(request, ++transaction, link.Unit, body) : RtuFrame.Build(request, link.Unit, body);

    private FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> asked = request.AsSpan(0, requestLength);
        return link.Tcp ? TcpFrame.Scan(bytes, asked) : RtuFrame.Scan(bytes, asked, echoes);
    }

    // Somebody babbles: whole frames of others make room; in mere noise the older half does.
    private int DropForeign(int end)
    {
        int start = end > 0 ? end : received.Length / 2;
        received.AsSpan(start).CopyTo(received);
        return received.Length - start;
    }

    private DeviceException Fault(string cause, ReadOnlySpan<byte> bytes, TimeSpan deadline)
    {
        bool silent = cause == FrameScan.Silent;
        string seen = bytes.IsEmpty ? "nothing" : Convert.ToHexString(bytes[..Math.Min(bytes.Length, 32)]);
        return new DeviceException(
            silent ? ErrorCode.TimedOut : ErrorCode.BadFrame,
            cause,
            $"unit {link.Unit} on {line.Address}: asked {Convert.ToHexString(request.AsSpan(0, requestLength))}, got {seen} within {deadline.TotalSeconds:0.###} s")
        {
            AfterSending = true,
        };
    }
}
