using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Osdp.Security;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Osdp.Link;

/// <summary>The conversation with one reader: sequence numbers, repeats byte for byte, BUSY, NAK, secure channel, silence. OSDP v2.2, 5.9–5.10 and annex D.</summary>
/// <remarks>For one caller at a time. A command that was begun is repeated until it is answered or <see cref="Reset"/>; no other is sent before.</remarks>
internal sealed class OsdpSession(OsdpPort port, byte address, bool usesCrc, LinkTiming timing, OwnMoment moment, TimeProvider time) : IDisposable
{
    /// <summary>Silence after which a reader is offline, and after which it forgets the session itself.</summary>
    public static readonly TimeSpan OfflineAfter = TimeSpan.FromSeconds(8);

    private const int TriesToConnect = 2;
    private const int MostDamaged = 10;
    private const int FullTries = 4;

    private SecureChannel? channel;
    private PendingCommand? pending;
    private byte next;
    private long heardAt;
    private long? busySince;
    private int silentTries;
    private int connectTries;
    private bool everHeard;

    /// <summary>True from <see cref="Open"/> to <see cref="Reset"/>.</summary>
    public bool IsUp { get; private set; }

    /// <summary>True: silence is borne for 8 s. False: the reader is looked for, two tries a time.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>The command that waits for its answer.</summary>
    public OsdpCommand? Pending => pending?.Command;

    /// <summary>How many tries in a row brought nothing.</summary>
    public int SilentTries => silentTries;

    /// <summary>The security block's data of the last reply, for the handshake.</summary>
    public byte[] BlockData { get; private set; } = [];

    /// <summary>Every driver in this process has the same one, so readers on one line can keep out of each other's way.</summary>
    public TimeSpan SharedClock => time.GetElapsedTime(0);

    /// <summary>How long ago the reader was heard last.</summary>
    public TimeSpan SinceHeard => time.GetElapsedTime(heardAt);

    /// <summary>Forgets everything: the next command has number 0 and is plain.</summary>
    public void Reset()
    {
        channel?.Dispose();
        (channel, pending, next, busySince, IsUp) = (null, null, 0, null, false);
    }

    /// <summary>Gives up: until the reader is heard again, it is looked for.</summary>
    public void Disconnect()
    {
        Reset();
        (IsConnected, connectTries) = (false, 0);
    }

    /// <summary>The reader is set up.</summary>
    /// <param name="open">The secure channel from now on; <see langword="null"/> for none.</param>
    public void Open(SecureChannel? open)
    {
        channel = open;
        (IsUp, IsConnected) = (true, true);
    }

    /// <summary>Waits until the command that is still pending is answered.</summary>
    /// <param name="answered">Takes its answer, e.g. a card that comes with a poll.</param>
    /// <param name="cancellationToken">Ends the attempt; the command stays pending.</param>
    /// <exception cref="DeviceException">Silence, for long; or the line is gone.</exception>
    /// <exception cref="SessionLostException">Out of step.</exception>
    public async Task SettleAsync(Action<OsdpCommand, OsdpReply> answered, CancellationToken cancellationToken)
    {
        while (pending is { } waiting)
        {
            if (await TryAsync(waiting.Command, cancellationToken).ConfigureAwait(false) is { } reply)
                answered(waiting.Command, reply);
            else
                await PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks until it is answered. Nothing else may be pending.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends the attempt; the session is reset then, so that the command is never repeated later.</param>
    /// <returns>The answer, also a NAK.</returns>
    /// <exception cref="DeviceException">Silence, for long; or the line is gone.</exception>
    /// <exception cref="SessionLostException">Out of step.</exception>
    public Task<OsdpReply> AskAsync(OsdpCommand command, CancellationToken cancellationToken) => FinishAsync(Make(command, 0, []), cancellationToken);

    /// <summary>Asks a question of the handshake until it is answered, as the other one does.</summary>
    public Task<OsdpReply> AskAsync(OsdpCommand command, byte block, byte keyType, CancellationToken cancellationToken) =>
        FinishAsync(Make(command, block, [keyType]), cancellationToken);

    /// <summary>Sends a command once, or repeats the one that waits for its answer.</summary>
    /// <returns>The answer, also a NAK; <see langword="null"/> when there was none this time.</returns>
    /// <exception cref="DeviceException">Silence, for long; or the line is gone.</exception>
    /// <exception cref="SessionLostException">Out of step.</exception>
    public async Task<OsdpReply?> TryAsync(OsdpCommand command, CancellationToken cancellationToken)
    {
        PendingCommand asked = pending ??= Make(command, 0, []);
        if (IsMissed)
            await Task.Delay(moment.UntilNext(SharedClock), time, cancellationToken).ConfigureAwait(false);
        asked.Sent++;
        OsdpPacket? packet = await port.ExchangeAsync(asked.Bytes, p => IsAnswer(p, asked), Timeout, cancellationToken).ConfigureAwait(false);
        if (packet is null)
        {
            OnSilence(asked);
            return null;
        }
        (heardAt, silentTries, connectTries, everHeard) = (time.GetTimestamp(), 0, 0, true);
        return Take(packet, asked);
    }

    public void Dispose() => Reset();

    private async Task<OsdpReply> FinishAsync(PendingCommand made, CancellationToken cancellationToken)
    {
        if (pending is not null)
            throw new InvalidOperationException($"{pending.Command} waits for its answer.");
        pending = made;
        bool answered = false;
        try
        {
            while (true)
            {
                if (await TryAsync(made.Command, cancellationToken).ConfigureAwait(false) is { } reply)
                {
                    answered = true;
                    return reply;
                }
                await PauseAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (!answered) // Its time is over. Only a new session makes sure that it is not executed late.
                Reset();
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(silentTries <= 2 ? 50 : 500), time, cancellationToken);

    private PendingCommand Make(OsdpCommand command, byte block, byte[] blockData)
    {
        var packet = new OsdpPacket(address, IsReply: false, next, usesCrc, block, blockData, command.Code, command.Data, []);
        if (channel is { IsOpen: true })
            packet = channel.Seal(packet);
        return new PendingCommand(command, next, packet.Build());
    }

    // BUSY always has number 0; another reply with 0 says that the reader began anew.
    private static bool IsAnswer(OsdpPacket packet, PendingCommand asked) => packet.Sequence == asked.Sequence || packet.Sequence == 0;

    private OsdpReply? Take(OsdpPacket packet, PendingCommand asked)
    {
        if (packet is { Code: OsdpReply.Busy, Block: 0 })
        {
            OnBusy();
            return null;
        }
        busySince = null;
        OsdpReply reply = Unwrap(packet, asked);
        bool isPlainNak = packet is { Code: OsdpReply.Nak, Block: 0 };
        if (isPlainNak && reply.NakCode == NakCode.Check)
        {
            if (++asked.Damaged >= MostDamaged)
                throw new DeviceException(ErrorCode.BadFrame, PacketScan.Crc, $"{port.Name}: {asked.Command} came damaged {MostDamaged} times") { AfterSending = true };
            return null;
        }
        if (reply.NakCode is { } code && (code == NakCode.Sequence || (IsUp && channel is not null && code is NakCode.SecurityBlock or NakCode.SecurityCondition)))
            throw Lost(code == NakCode.Sequence ? "sequence" : "security", $"NAK {code:X2} to {asked.Command}", asked.Sent == 1);
        if (packet.Sequence != asked.Sequence)
            throw Lost("sequence", $"reply {packet.Code:X2} with number 0 to {asked.Command}", isPlainNak && asked.Sent == 1);
        BlockData = packet.BlockData;
        pending = null;
        next = (byte)(asked.Sequence % 3 + 1);
        return reply;
    }

    private OsdpReply Unwrap(OsdpPacket packet, PendingCommand asked)
    {
        bool isOpen = channel is { IsOpen: true };
        if (!OsdpPacket.HasMac(packet.Block))
        {
            // A reader that has lost the session, or somebody who pretends to be it: a plain reply says nothing here, and a NAK only that it is a NAK.
            return isOpen && packet.Code != OsdpReply.Nak && packet.Sequence == asked.Sequence
                ? throw Lost("plainReply", $"plain reply {packet.Code:X2} to {asked.Command} inside the secure channel")
                : new OsdpReply(packet.Code, packet.Data);
        }
        if (!isOpen)
            throw Lost("mac", $"secured reply {packet.Code:X2} to {asked.Command} outside a secure channel");
        return channel!.TryUnseal(packet, out OsdpReply reply) ? reply : throw Lost("mac", $"wrong MAC of reply {packet.Code:X2} to {asked.Command}");
    }

    private void OnBusy()
    {
        busySince ??= time.GetTimestamp();
        if (time.GetElapsedTime(busySince.Value) >= OfflineAfter)
            throw new DeviceException(ErrorCode.Busy, null, $"{port.Name}: busy for {OfflineAfter.TotalSeconds} s") { AfterSending = true };
    }

    private void OnSilence(PendingCommand asked)
    {
        silentTries++;
        connectTries++;
        if (IsConnected ? SinceHeard < OfflineAfter : connectTries < TriesToConnect)
            return;
        bool silent = port.Cause == PacketScan.Silent;
        throw new DeviceException(
            silent ? ErrorCode.TimedOut : ErrorCode.BadFrame, port.Cause, $"{port.Name}: {asked.Command} sent {asked.Sent} times, {(silent ? "no answer" : "no sound answer")}")
        {
            AfterSending = true,
        };
    }

    // It is offline, and many share the line: it is looked for in its own moment only.
    private bool IsMissed => !IsConnected && silentTries >= TriesToConnect && port.IsCrowded;

    // A reader that is not there must not cost the others 200 ms each time: it is looked for as long as it ever took to answer.
    // One that was never heard may be a slow one: it gets its full time at first, and later now and then where that hurts nobody.
    private TimeSpan Timeout()
    {
        bool isFullTry = everHeard
            ? silentTries == 0
            : silentTries < TriesToConnect || (!port.IsCrowded && (silentTries < FullTries || silentTries % FullTries == 0));
        if (isFullTry)
            return timing.ReplyTimeout;
        TimeSpan known = 3 * port.Slowest;
        TimeSpan least = timing.ReplyTimeout / 5;
        return known > timing.ReplyTimeout ? timing.ReplyTimeout : known > least ? known : least;
    }

    private SessionLostException Lost(string cause, string detail, bool isRefusal = false) => new(cause, $"{port.Name}: {detail}") { IsRefusal = isRefusal };
}
