using SmartCampus.Host.Lines;

namespace SmartCampus.Host.Tests.Lines;

public sealed class TurnQueueTests
{
    [Fact]
    public void TryTake_Taken_IsRefusedUntilReleased()
    {
        var queue = new TurnQueue();

        Assert.True(queue.TryTake());
        Assert.False(queue.TryTake());
        queue.Release();

        Assert.True(queue.TryTake());
    }

    [Fact]
    public async Task Refuse_SomeWait_SendsThemAwayAndTheNextCanWaitAgain()
    {
        var queue = new TurnQueue();
        var waiter = new TurnWaiter();
        queue.TryTake();
        Task[] refused = [queue.TakeAsync(waiter, false, default).AsTask(), queue.TakeAsync(new TurnWaiter(), true, default).AsTask()];

        queue.Refuse(() => new InvalidOperationException("taken"));
        foreach (Task one in refused)
            await Assert.ThrowsAsync<InvalidOperationException>(() => one.WaitAsync(TimeSpan.FromSeconds(20)));
        Task next = queue.TakeAsync(waiter, false, default).AsTask();
        queue.Release();

        await next.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Release_AFloodOfCommands_StillLetsAPollThrough()
    {
        var queue = new TurnQueue();
        queue.TryTake();
        Task[] commands = [.. Enumerable.Range(0, 20).Select(_ => queue.TakeAsync(new TurnWaiter(), true, default).AsTask())];
        Task poll = queue.TakeAsync(new TurnWaiter(), false, default).AsTask();

        for (int i = 0; i < TurnQueue.UrgentInARow; i++)
            queue.Release();
        await commands[TurnQueue.UrgentInARow - 1].WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(poll.IsCompleted);
        queue.Release();

        await poll.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(commands[TurnQueue.UrgentInARow].IsCompleted);
    }
}
