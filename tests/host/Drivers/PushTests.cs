using System.Text;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Drivers;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>Posted messages inside the host's own wait.</summary>
public sealed class PushTests : IDisposable
{
    private readonly PushRun run = new();

    [Fact]
    public async Task Wait_WithoutAMessage_IsNoSignOfLife()
    {
        _ = run.Start();

        await run.SeeLinkAsync(Link.Waiting);
        PushResult ignored = await Offer(PushOutcome.Ignored);
        PushResult taken = await Offer(PushOutcome.Taken);

        Assert.Equal((PushOutcome.Ignored, PushOutcome.Taken), (ignored.Outcome, taken.Outcome));
        await run.SeeLinkAsync(Link.Up);
        Assert.Equal([Link.Waiting, Link.Up], run.Grain.Reports.Select(r => r.Link).Distinct());
    }

    [Fact]
    public async Task Push_ManyAtOnce_NeverOverlapAndKeepTheirOrder()
    {
        int inside = 0;
        var seen = new List<string>();
        run.OnMessage = message =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            seen.Add(Encoding.UTF8.GetString(message.Body.Span));
            Interlocked.Decrement(ref inside);
            return PushOutcome.Taken;
        };
        Task<PushResult>[] results = [.. Enumerable.Range(0, 50).Select(i => run.PushAsync($"{i}"))];

        _ = run.Start();

        Assert.All(await Task.WhenAll(results), r => Assert.Equal(PushOutcome.Taken, r.Outcome));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), seen);
    }

    [Fact]
    public async Task Push_DriverThrows_IsRefusedAndTheDriverGoesOn()
    {
        _ = run.Start();
        run.OnMessage = _ => throw new DeviceException(ErrorCode.BadFrame, "envelope");
        PushResult refused = await run.PushAsync("a");
        run.OnMessage = _ => throw new InvalidOperationException("a fault of the plugin");
        PushResult faulty = await run.PushAsync("b");

        PushResult next = await Offer(PushOutcome.Taken);
        Assert.DoesNotContain([refused, faulty, next], r => r.IsForAgain);

        Assert.Equal([new PushResult(null, "badFrame.envelope"), new PushResult(null, "pluginFault"), new PushResult(PushOutcome.Taken)], [refused, faulty, next]);
    }

    [Fact]
    public async Task Add_NobodyTakes_RefusesBeyondTheBoundAndWhenClosed()
    {
        Task<PushResult>[] waiting = [.. Enumerable.Range(0, 64).Select(i => run.PushAsync($"{i}"))];

        PushResult more = await run.PushAsync("one more");
        run.Pushes.Close();
        PushResult late = await run.PushAsync("late");

        Assert.Equal(("busy", "unreachable"), (more.Reason, late.Reason));
        Assert.True(more.IsForAgain && late.IsForAgain);
        Assert.All(await Task.WhenAll(waiting), r => Assert.Equal(new PushResult(null, "unreachable"), r));
    }

    public void Dispose() => run.Dispose();

    private Task<PushResult> Offer(PushOutcome outcome)
    {
        run.OnMessage = _ => outcome;
        return run.PushAsync("x");
    }
}
