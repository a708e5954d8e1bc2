using System.Collections.Concurrent;
using System.Net.Sockets;
using SmartCampus.Host.Lines;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Lines;

public sealed class SharedLineTests : LineTests
{
    [Fact]
    public async Task Open_SameAddressTwice_SharesOneConnection()
    {
        using var peer = new TcpPeer();
        peer.Echo();
        await using LineHub hub = NewHub();
        using LineHandle a = hub.Open(peer.Address, "a");
        using LineHandle b = hub.Open(LineAddress.Parse(peer.Address.ToString()), "b");

        await Exchange(a, 1);
        await Exchange(b, 2);

        Assert.Equal(2, Assert.Single(hub.List()).Devices);
        Assert.False(peer.HasPending);
    }

    [Fact]
    public async Task TakeTurn_EightDevicesOneDead_NobodyGetsMoreThanItsShare()
    {
        const int Rounds = 6;
        var heard = new ConcurrentQueue<byte>();
        using var peer = new TcpPeer();
        peer.Echo(request =>
        {
            heard.Enqueue(request.FirstOrDefault());
            return request is not [3];
        });
        await using LineHub hub = NewHub();
        ILine[] lines = [.. Enumerable.Range(0, 8).Select(i => hub.Open(peer.Address, $"d{i}"))];
        ILineTurn blocker = await Take(hub.Open(peer.Address, "blocker"));

        Task[] devices = [.. lines.Select((line, i) => PollAsync(line, (byte)i, Rounds))];
        blocker.Dispose(); // all eight stand in the queue now
        await Task.WhenAll(devices).WaitAsync(Patience);

        byte[] order = [.. heard];
        Assert.Equal(8 * Rounds, order.Length);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], order[..8]);
        for (int end = 8; end < order.Length - 8; end++)
        {
            int[] turns = [.. Enumerable.Range(0, 8).Select(d => order[..end].Count(o => o == d))];
            Assert.InRange(turns.Max() - turns.Min(), 0, 2);
        }
    }

    [Fact]
    public async Task TakeTurn_Urgent_ComesBeforeWaitingPollsAndKeepsTheirOrder()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        ILineTurn blocker = await Take(hub.Open(peer.Address, "blocker"));
        var order = new ConcurrentQueue<string>();
        Task poll1 = TakeAndNoteAsync(hub.Open(peer.Address, "poll1"), order);
        Task poll2 = TakeAndNoteAsync(hub.Open(peer.Address, "poll2"), order);
        LineHandle commanded = hub.Open(peer.Address, "command");
        IDisposable urgency = commanded.BeUrgent();
        Task command = TakeAndNoteAsync(commanded, order);
        urgency.Dispose();
        Task after = TakeAndNoteAsync(commanded, order);

        blocker.Dispose();
        await Task.WhenAll(poll1, poll2, command, after).WaitAsync(Patience);

        Assert.Equal(["command", "poll1", "poll2", "command"], order);
    }

    [Fact]
    public async Task TakeTurn_CancelledWhileWaiting_LeavesTheOthersInOrder()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        ILineTurn blocker = await Take(hub.Open(peer.Address, "blocker"));
        var order = new ConcurrentQueue<string>();
        using var cancel = new CancellationTokenSource();
        Task first = TakeAndNoteAsync(hub.Open(peer.Address, "first"), order);
        LineHandle leaving = hub.Open(peer.Address, "leaving");
        Task<ILineTurn> left = Take(leaving, cancel.Token);
        Task last = TakeAndNoteAsync(hub.Open(peer.Address, "last"), order);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        blocker.Dispose();
        await Task.WhenAll(first, last).WaitAsync(Patience);
        await TakeAndNoteAsync(leaving, order); // and it may come back

        Assert.Equal(["first", "last", "leaving"], order);
    }

    [Fact]
    public async Task TakeTurn_ManyTalkersAtRandom_NeverTwoAtOnceAndEveryAnswerIsOnesOwn()
    {
        using var peer = new TcpPeer();
        peer.Echo();
        await using LineHub hub = NewHub();
        int talking = 0;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            LineHandle line = hub.Open(peer.Address, $"d{i}");
            var random = new DeterministicRandom(i);
            for (int round = 0; round < 150; round++)
            {
                using IDisposable? urgency = random.Next(4) == 0 ? line.BeUrgent() : null;
                using var cancel = new CancellationTokenSource();
                Task<ILineTurn> taking = Take(line, cancel.Token);
                bool leaves = random.Next(5) == 0;
                await (leaves ? cancel.CancelAsync() : Task.CompletedTask);
                ILineTurn? turn = await OrNull(taking);
                await (turn is null ? Task.CompletedTask : TalkAsync(turn, (byte)i, (byte)round));
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));

        async Task TalkAsync(ILineTurn turn, byte who, byte round)
        {
            using (turn)
            {
                Assert.Equal(1, Interlocked.Increment(ref talking));
                await Write(turn, who, round);
                Assert.Equal([who, round], await Read(turn));
                Assert.Equal(0, Interlocked.Decrement(ref talking));
            }
        }
    }

    [Fact]
    public async Task Dispose_LastHandle_ClosesTheConnection()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        LineHandle a = hub.Open(peer.Address, "a");
        LineHandle b = hub.Open(peer.Address, "b");
        (await Take(a)).Dispose();
        using Socket device = await peer.AcceptAsync();

        a.Dispose();
        a.Dispose();
        Assert.Equal(1, Assert.Single(hub.List()).Devices);
        (await Take(b)).Dispose();
        b.Dispose();

        Assert.Empty(hub.List());
        Assert.Equal(0, await device.ReceiveAsync(new byte[1]).WaitAsync(Patience));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Take(b));
    }

    [Fact]
    public async Task Dispose_HandleWhoseDeviceHangsInARead_TakesItsTurnAway()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        LineHandle hanging = hub.Open(peer.Address, "hanging");
        LineHandle neighbour = hub.Open(peer.Address, "neighbour");
        ILineTurn turn = await Take(hanging);
        Task<byte[]> reading = Read(turn);
        Task<ILineTurn> waiting = Take(neighbour);

        hanging.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading);
        (await waiting).Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Write(turn, 1));
    }

    [Fact]
    public async Task Dispose_HandleThatKeepsItsTurnForEver_TakesItAway()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        LineHandle hanging = hub.Open(peer.Address, "hanging");
        LineHandle neighbour = hub.Open(peer.Address, "neighbour");
        ILineTurn turn = await Take(hanging);
        Task<ILineTurn> waiting = Take(neighbour);

        hanging.Dispose();

        (await waiting).Dispose();
        turn.Dispose(); // too late, and harmless
        Assert.Equal(LineState.Open, Assert.Single(hub.List()).State);
    }

    [Fact]
    public async Task DisposeAsync_TalkingAndWaiting_EndsBothAndClosesTheConnection()
    {
        using var peer = new TcpPeer();
        LineHub hub = NewHub();
        ILineTurn turn = await Take(hub.Open(peer.Address, "talking"));
        using Socket device = await peer.AcceptAsync();
        Task<byte[]> reading = Read(turn);
        Task<ILineTurn> waiting = Take(hub.Open(peer.Address, "waiting"));

        await hub.DisposeAsync().AsTask().WaitAsync(Patience);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => reading);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Write(await waiting, 1));
        Assert.Equal(0, await device.ReceiveAsync(new byte[1]).WaitAsync(Patience));
        Assert.Throws<ObjectDisposedException>(() => hub.Open(peer.Address, "late"));
    }

    [Fact]
    public async Task ReadAsync_SecondReaderOnOneTurn_IsRefusedAndTheFirstGoesOn()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        using ILineTurn turn = await Take(hub.Open(peer.Address, "a"));
        using Socket device = await peer.AcceptAsync();
        Task<byte[]> first = Read(turn);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Read(turn));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Write(turn, 1));
        device.Send([8]);

        Assert.Equal([8], await first);
    }

    [Fact]
    public async Task Dispose_ResultOfAReadNeverTaken_FreesTheLineAllTheSame()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        LineHandle careless = hub.Open(peer.Address, "careless");
        ILineTurn turn = await Take(careless);
        using Socket device = await peer.AcceptAsync();
        ValueTask<int> dropped = turn.ReadAsync(new byte[1], Patience, default);
        device.Send([8]);
        Assert.True(SpinWait.SpinUntil(() => dropped.IsCompleted, Patience), "The byte did not arrive.");

        turn.Dispose();

        (await Take(careless)).Dispose();
        (await Take(hub.Open(peer.Address, "neighbour"))).Dispose();
    }

    [Fact]
    public async Task Turn_DisposedTwice_DoesNotEndSomebodyElsesTurn()
    {
        using var peer = new TcpPeer();
        await using LineHub hub = NewHub();
        ILineTurn first = await Take(hub.Open(peer.Address, "a"));
        first.Dispose();
        using ILineTurn second = await Take(hub.Open(peer.Address, "b"));
        Task<ILineTurn> third = Take(hub.Open(peer.Address, "c"));

        first.Dispose();

        Assert.False(third.IsCompleted);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Write(first, 1));
        second.Dispose();
        (await third).Dispose();
    }

    private static async Task PollAsync(ILine line, byte unit, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            using ILineTurn turn = await line.TakeTurnAsync(default);
            await Write(turn, unit);
            await Task.WhenAny(Read(turn, unit == 3 ? 30 : 20_000)); // the dead one times out
        }
    }

    private static async Task TakeAndNoteAsync(LineHandle line, ConcurrentQueue<string> order)
    {
        using ILineTurn turn = await line.TakeTurnAsync(default);
        order.Enqueue(line.DeviceId);
    }

    private static async Task<ILineTurn?> OrNull(Task<ILineTurn> taking)
    {
        try
        {
            return await taking;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private sealed class DeterministicRandom(int seed)
    {
        private uint state = ((uint)seed * 2654435761) | 1;

        public int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)below);
        }
    }
}
