using SmartCampus.Plugins.Osdp.Codec;
using SmartCampus.Plugins.Osdp.Link;

namespace SmartCampus.Plugins.Osdp.Tests.Link;

/// <summary>Interop: USB adapters and TCP gateways deliver a reply in bursts with gaps far above the 20 ms of OSDP v2.2, 5.7.</summary>
public sealed class BurstTests
{
    private readonly ManualTime time = new();

    [Theory]
    [InlineData(200, 20, true)]
    [InlineData(200, 90, true)]
    [InlineData(200, 150, false)]
    [InlineData(50, 20, true)] // always less than the time to the reply's beginning
    [InlineData(50, 40, false)]
    public async Task Exchange_ReplyInBursts_IsTakenUnlessTheGapIsTooLong(int timeout, int gap, bool isTaken)
    {
        TimeSpan reply = TimeSpan.FromMilliseconds(timeout);
        var line = new BurstLine(time, TimeSpan.FromMilliseconds(gap), "53 85 10 00 07 50", "00 01 1A 00 2D 9A", "4F 80 AF C1");
        var port = new OsdpPort(line, LinkTiming.Of(line.Address, reply), 5, time);

        OsdpPacket? answer = await port.ExchangeAsync(Hex.Bytes("53 05 08 00 07 60 EF DC"), p => p.Sequence == 3, () => reply, CancellationToken.None);

        Assert.Equal(isTaken ? null : PacketScan.Truncated, answer is null ? port.Cause : null);
    }

    /// <summary>Gives one chunk after each gap.</summary>
    private sealed class BurstLine(ManualTime time, TimeSpan gap, params string[] chunks) : ILine, ILineTurn
    {
        private readonly Queue<byte[]> left = new(chunks.Select(Hex.Bytes));

        public string Address => "tcp://gateway:4001";

        public ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken) => ValueTask.FromResult<ILineTurn>(this);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
        {
            time.Advance(gap < timeout ? gap : timeout);
            if (gap > timeout || left.Count == 0)
                throw new DeviceException(ErrorCode.TimedOut, "silent");
            byte[] chunk = left.Dequeue();
            chunk.CopyTo(buffer);
            return ValueTask.FromResult(chunk.Length);
        }

        public void DiscardInput()
        {
        }

        public void Break()
        {
        }

        public void Dispose()
        {
        }
    }
}
