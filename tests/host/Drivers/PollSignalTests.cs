using SmartCampus.Host.Drivers;
using SmartCampus.Sdk.Testing;

namespace SmartCampus.Host.Tests.Drivers;

public sealed class PollSignalTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly PollWheel wheel;
    private readonly PollSignal signal;

    public PollSignalTests()
    {
        wheel = new PollWheel(time);
        signal = new PollSignal(wheel);
    }

    [Fact]
    public async Task WaitAsync_Due_Ends()
    {
        Task wait = signal.WaitAsync(100).AsTask();
        bool early = wait.IsCompleted;

        time.Advance(TimeSpan.FromMilliseconds(100));

        Assert.False(early);
        await wait.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Wake_WhileWaiting_EndsTheWait()
    {
        Task wait = signal.WaitAsync(100_000).AsTask();

        signal.Wake();

        await wait.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Wake_BeforeTheWait_EndsOnlyTheNextOne()
    {
        signal.Wake();
        signal.Wake();

        ValueTask next = signal.WaitAsync(100_000);
        ValueTask afterwards = signal.WaitAsync(100_000);

        Assert.Equal((true, false), (next.IsCompleted, afterwards.IsCompleted));
    }

    [Fact]
    public async Task Wake_FromOtherThreadsAtTheDueTime_NeverLosesAWait()
    {
        for (int round = 1; round <= 500; round++)
        {
            Task wait = signal.WaitAsync(wheel.Now + 20).AsTask();
            Task wake = Task.Run(signal.Wake);
            time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.WhenAll(wait, wake).WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    public void Dispose() => wheel.Dispose();
}
