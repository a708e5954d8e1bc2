using SmartCampus.Plugins.Osdp.Settings;
using SmartCampus.Plugins.Osdp.Tests.Driver;
using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Plugins.Osdp.Tests.Sharing;

/// <summary>Eight readers with secure channel on one line at 9600 Bd, byte times reckoned exactly on a clock of our own.</summary>
public sealed class SharedLineTests : IDisposable
{
    private const int Dead = 3;
    private const byte Poll = 0x60;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly ManualTime time = new();
    private readonly CancellationTokenSource stop = new();
    private readonly SharedWire wire;
    private readonly TestReader[] readers;
    private readonly SharingContext[] contexts;
    private readonly OsdpDoor[] doors;

    public SharedLineTests()
    {
        readers = [.. Enumerable.Range(0, 8).Select(i => new TestReader((byte)i, DoorTest.Key) { Time = time })];
        wire = new SharedWire(time, readers);
        contexts = [.. readers.Select(_ => new SharingContext(wire, time))];
        doors = [.. contexts.Select((context, i) => new OsdpDoor(new DoorSettings { Line = wire.Address, Address = i, Key = DoorTest.Key, DoorInput = 0 }, context))];
    }

    public void Dispose()
    {
        stop.Cancel();
        Pass(1); // those who wait for the wire come to their end
        Array.ForEach(doors, door => door.Dispose());
        stop.Dispose();
    }

    [Fact]
    public void Poll_EightAlive_EachIsPolledAtLeastEvery400ms()
    {
        Start();
        Pass(60);

        Assert.All(readers, AssertPolled);
    }

    [Fact]
    public void Poll_OneDeadFromTheStart_TheOthersArePolledAtLeastEvery400ms()
    {
        readers[Dead].OnRequest = _ => [];
        Start();
        Pass(120);

        Assert.All(Others(), AssertPolled);
        Assert.InRange(readers[Dead].Received.Count, 10, 60); // it is looked for, and not often
    }

    [Fact]
    public void Poll_OneDiesWhileRunning_TheOthersArePolledAtLeastEvery400msOnceItIsMissed()
    {
        Start();
        Pass(5);
        readers[Dead].OnRequest = _ => [];
        Pass(1); // its first silence is waited for in full
        Forget();
        Pass(60);

        Assert.All(Others(), AssertPolled);
    }

    [Fact]
    public void Poll_DeadOneComesBack_IsPolledAgain()
    {
        readers[Dead].OnRequest = _ => [];
        Start();
        Pass(20);
        readers[Dead].OnRequest = packet => packet;
        Forget();

        Pass(20);

        Assert.True(readers[Dead].PolledAt.Count > 10, "It is not polled again.");
    }

    [Fact]
    public void Card_OneReaderDead_IsRaisedWithinASecond()
    {
        readers[Dead].OnRequest = _ => [];
        Start();
        Pass(15);
        DateTimeOffset presented = time.GetUtcNow();
        foreach (TestReader reader in Others())
            reader.Events.Enqueue(DoorTest.Card(1));

        Pass(2);

        Assert.All(contexts.Where((_, i) => i != Dead), context => Assert.InRange((Assert.Single(context.Events).At - presented).TotalSeconds, 0, 1));
    }

    [Fact]
    public void Cards_AtAllOthersInOneInstantAgainAndAgain_EachIsStillPolledAtLeastEvery400msOfLineTime()
    {
        readers[Dead].OnRequest = _ => [];
        Start();
        Pass(15); // it is marked offline
        Dictionary<TestReader, List<TimeSpan>> polls = Others().ToDictionary(r => r, _ => new List<TimeSpan>());
        foreach (TestReader reader in Others())
        {
            reader.OnReply = (code, reply) =>
            {
                if (code == Poll)
                    polls[reader].Add(wire.LineTime);
                return reply;
            };
        }

        for (int instant = 0; instant < 70; instant++)
        {
            foreach (TestReader reader in Others())
                reader.Events.Enqueue(DoorTest.Card(1));
            Pass(TimeSpan.FromMilliseconds(1370)); // at all moments of the readers' rounds
        }

        Assert.All(polls.Values, p => Assert.InRange(p.Zip(p.Skip(1), (a, b) => (b - a).TotalMilliseconds).Max(), 300, 400));
        Assert.All(contexts.Where((_, i) => i != Dead), context => Assert.Equal(70, context.Events.Count));
    }

    [Fact]
    public void Feedback_OfOneDoor_DelaysNobodysPoll()
    {
        readers[Dead].OnRequest = _ => [];
        Start();
        Pass(15);
        Forget();
        for (int i = 0; i < 5; i++)
        {
            readers[0].Inputs = [(byte)(1 - readers[0].Inputs[0]), 0]; // forced, and closed again: light, tone and text
            readers[0].Events.Enqueue([0x49, .. readers[0].Inputs]);
            Pass(8);
        }

        Assert.Contains(readers[0].Executed, c => c[0] == 0x6B);
        Assert.All(Others(), AssertPolled);
    }

    private IEnumerable<TestReader> Others() => readers.Where((_, i) => i != Dead);

    private void Start()
    {
        SynchronizationContext.SetSynchronizationContext(null); // the runner's would move continuations to other threads; here all happens in order
        for (int i = 0; i < doors.Length; i++)
            _ = SuperviseAsync(doors[i]);
        Pass(5); // what comes up first has to wait for the others
        Forget();
    }

    // As the platform does: back off, without jitter here.
    private async Task SuperviseAsync(OsdpDoor door)
    {
        for (double pause = 0.5; !stop.IsCancellationRequested; pause = Math.Min(10, pause * 2))
        {
            try
            {
                await door.RunAsync(stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is DeviceException or OperationCanceledException)
            {
                await Task.Delay(TimeSpan.FromSeconds(pause), time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private void Pass(int seconds) => Pass(TimeSpan.FromSeconds(seconds));

    private void Pass(TimeSpan span)
    {
        for (DateTimeOffset end = time.GetUtcNow() + span; time.GetUtcNow() < end;)
            time.Advance(Step);
    }

    private void Forget()
    {
        foreach (TestReader reader in readers)
            reader.PolledAt.Clear();
    }

    private static void AssertPolled(TestReader reader)
    {
        Assert.True(reader.PolledAt.Count > 100, $"It was polled {reader.PolledAt.Count} times only.");
        Assert.InRange(reader.PolledAt.Zip(reader.PolledAt.Skip(1), (a, b) => (b - a).TotalMilliseconds).Max(), 30, 400);
    }
}
