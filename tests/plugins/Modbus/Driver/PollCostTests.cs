namespace SmartCampus.Plugins.Modbus.Tests.Driver;

/// <summary>What a steady poll costs: performance.md, rule 4.</summary>
public sealed class PollCostTests
{
    private const int Polls = 2000;

    // Bytes a poll. An unoptimised build makes every async method's state an object.
#if DEBUG
    private const int Limit = 1200;
#else
    private const int Limit = 50;
#endif

    [Fact]
    public async Task Poll_Steady_AllocatesNextToNothing()
    {
        var device = new CountingContext(new ReplayLine());
        IDriver driver = Driver(device);
        await Assert.ThrowsAsync<OperationCanceledException>(() => driver.RunAsync(CancellationToken.None)); // warms up
        device.Left = Polls;
        long before = GC.GetAllocatedBytesForCurrentThread();

        Task run = driver.RunAsync(CancellationToken.None);

        Assert.True(run.IsCompleted, "The replayed line answers at once, so the run must have ended on this thread.");
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Polls, 0, Limit);
        Assert.Equal(8 * 2 * Polls, device.Reports);
        await Assert.ThrowsAsync<OperationCanceledException>(() => run);
    }

    private static IDriver Driver(IDeviceContext device)
    {
        DriverDescriptor descriptor = Shipped.Of("registers-8");
        using var json = System.Text.Json.JsonDocument.Parse(Shipped.Settings("tcp://board:502"));
        return descriptor.Create(SettingsReader.Read(descriptor.SettingsType, json.RootElement, out _)!, device);
    }

    private sealed class CountingContext(ILine line) : IDeviceContext
    {
        public int Left { get; set; } = Polls;

        public int Reports { get; private set; }

        public string DeviceId => "test";

        public ILine Line => line;

        public TimeProvider Time => TimeProvider.System;

        public Microsoft.Extensions.Logging.ILogger Logger => Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void Report(in Reading reading) => Reports++;

        public void Raise(DeviceEvent deviceEvent) => throw new NotSupportedException("This device has no events.");

        public ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken) =>
            --Left > 0 ? ValueTask.CompletedTask : throw new OperationCanceledException();
    }

    /// <summary>Answers eight registers to whatever is asked, without allocating.</summary>
    private sealed class ReplayLine : ILine, ILineTurn
    {
        private readonly byte[] reply = [0, 0, 0, 0, 0, 19, 1, 3, 16, .. new byte[16]];

        public string Address => "tcp://board:502";

        public ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken) => new(this);

        public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            bytes.Span[..2].CopyTo(reply);
            return ValueTask.CompletedTask;
        }

        public ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
        {
            reply.CopyTo(buffer);
            return new(reply.Length);
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
