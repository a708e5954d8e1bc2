using System.Net.Sockets;
using SmartCampus.Demo.Lines;

namespace SmartCampus.Demo.Scales;

/// <summary>A scale at a TCP port. It wakes only to answer, to stream or to tell of a restart.</summary>
/// <param name="head">The scale.</param>
/// <param name="protocol">Makes its side of the protocol for a connection.</param>
/// <param name="gate">Held while the scale is touched.</param>
/// <param name="time">The clock.</param>
internal sealed class ScalePeer(ScaleHead head, Func<IScaleProtocol> protocol, Lock gate, TimeProvider time) : ISerialPeer
{
    private readonly IScaleProtocol _serial = protocol();

    /// <summary>The scale as a device on the network.</summary>
    public StreamPeer OverTcp() => new(ServeAsync);

    /// <inheritdoc/>
    public Task HearAsync(ReadOnlyMemory<byte> bytes, Action<ReadOnlyMemory<byte>> send, CancellationToken cancellationToken)
    {
        byte[] answer = Say(() => _serial.Hear(bytes.Span));
        if (answer.Length > 0)
            send(answer);
        return Task.CompletedTask;
    }

    private async Task ServeAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        IScaleProtocol talk = protocol();
        byte[] buffer = new byte[256];
        Task<int> hearing = stream.ReadAsync(buffer, cancellationToken).AsTask();
        Task booting = Booting();
        Task? tick = null;
        while (true)
        {
            tick ??= talk.Talks ? Task.Delay(talk.Rhythm, time, cancellationToken) : null;
            Task first = await (tick is null ? Task.WhenAny(hearing, booting) : Task.WhenAny(hearing, booting, tick));
            byte[] said;
            if (first == hearing)
            {
                int count = await hearing;
                if (count == 0)
                    return;
                said = Say(() => talk.Hear(buffer.AsSpan(0, count)));
                hearing = stream.ReadAsync(buffer, cancellationToken).AsTask();
            }
            else if (first == booting)
            {
                said = Say(talk.Boot);
                booting = Booting();
            }
            else
            {
                await tick!;
                tick = null;
                said = Say(talk.Tick);
            }
            if (said.Length > 0)
                await stream.WriteAsync(said, cancellationToken);
        }
    }

    private byte[] Say(Func<byte[]> say)
    {
        lock (gate)
        {
            byte[] said = say();
            return head.Mute ? [] : said;
        }
    }

    private Task Booting()
    {
        lock (gate)
            return head.NextBoot;
    }
}
