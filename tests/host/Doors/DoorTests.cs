using System.Diagnostics;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Plugins.Osdp.Tests.Reader;

namespace SmartCampus.Host.Tests.Doors;

/// <summary>Doors with OSDP readers, from the serial line to the hub.</summary>
public sealed class DoorTests(RunningHost host) : OnRunningHost(host)
{
    private const string Key = "000102030405060708090A0B0C0D0E0F";
    private const byte Out = 0x68;

    [Fact]
    public async Task Unlock_ReplyLostAndThenBusyThreeTimes_IsConfirmedByTheOutputAndExecutedOnce()
    {
        await using ReaderLine line = await ReaderLine.StartAsync();
        TestReader reader = line.Add(1, Key);
        int lost = 0;
        reader.OnReply = (code, reply) => code == Out && lost++ == 0 ? [] : reply;
        await AddAsync("pulse", line, 1, Key);

        reader.Busy = 3;
        (await Host.Api.CommandAsync("pulse", "pulse-1", "lock.unlock", new { hold = 30 })).Expect(System.Net.HttpStatusCode.Accepted);
        JsonElement entry = await Host.Api.SeeEntryAsync("pulse-1", "confirmed");

        Assert.Equal("unlocked", entry.Text("proof", "value"));
        Assert.True(lost > 1, "The reader never repeated its reply.");
        Assert.Equal(["0: 5 300"], reader.Switched);
    }

    [Fact]
    public async Task Kill9_BetweenAPulseAndItsReply_IsToldTruthfullyAndNotRepeated()
    {
        await using ReaderLine line = await ReaderLine.StartAsync();
        TestReader reader = line.Add(1, Key);
        await AddAsync("killed", line, 1, Key);
        reader.OnReply = (code, reply) => code == Out ? [] : reply;
        await Host.Api.CommandAsync("killed", "killed-1", "lock.unlock", new { hold = 300 }, deadline: 60);
        await Eventually.BeAsync(() => reader.Switched.Count == 1, "the pulse at the reader");

        await Host.KillAsync();
        await Host.StartAsync();
        JsonElement entry = await Host.Api.SeeEntryAsync("killed-1", "confirmed");

        Assert.Equal(["accepted", "sent", "unknown", "confirmed"], entry.Steps());
        Assert.Equal(["0: 5 3000"], reader.Switched);
    }

    [Fact]
    public async Task Cards_AroundAnOutage_ComeOnceEachAndTheLateOneSaysSo()
    {
        await using ReaderLine line = await ReaderLine.StartAsync();
        TestReader reader = line.Add(1);
        await AddAsync("cards", line, 1);
        await using HubClient console = await Host.ConnectAsync();
        JsonElement view = await console.SubscribeAsync(new { kind = "events", device = "cards" });

        await SeeEmptyAsync(reader); // until then a card may have waited since before the connection
        line.Present(reader, 0xA1);
        await console.SeeAsync(view, p => CardsOf(p).Any(), "the first card");
        await line.PullOutAsync();
        await Host.Api.SeeAsync("cards", d => d.Text("availability", "state") == "offline", "the line's end");
        line.Present(reader, 0xA2);
        await line.PlugInAsync();
        await console.SeeAsync(view, p => CardsOf(p).Contains("000000A2 late"), "the card from the outage");
        await SeeEmptyAsync(reader);
        line.Present(reader, 0xA3);
        await console.SeeAsync(view, p => CardsOf(p).Contains("000000A3"), "the card after it");

        Assert.Equal(["000000A1", "000000A2 late", "000000A3"], console.PushesOf(view).SelectMany(CardsOf));
    }

    [Fact]
    public async Task Cards_WhoseRepliesAreLostDamagedOrComeTwice_ComeOnceEach()
    {
        await using ReaderLine line = await ReaderLine.StartAsync();
        TestReader reader = line.Add(1, Key);
        await AddAsync("lossy", line, 1, Key);
        await using HubClient console = await Host.ConnectAsync();
        JsonElement view = await console.SubscribeAsync(new { kind = "events", device = "lossy" });
        int reply = 0;
        reader.OnReply = (_, whole) => (reply++ % 4) switch
        {
            0 => [],
            1 => [.. whole[..^1], (byte)~whole[^1]],
            2 => [.. whole, .. whole],
            _ => whole,
        };

        for (byte card = 1; card <= 8; card++)
            line.Present(reader, card);
        await console.SeeAsync(view, p => CardsOf(p).Any(c => c.StartsWith("00000008", StringComparison.Ordinal)), "the last card");
        await SeeEmptyAsync(reader);

        Assert.Equal(
            Enumerable.Range(1, 8).Select(card => $"{card:X8}"),
            console.PushesOf(view).SelectMany(CardsOf).Select(card => card.Split(' ')[0])); // late or not: the machine may be busy for a second
    }

    [Fact]
    public async Task EightReaders_OneDead_TheOthersArePolledInTimeAndTheirCardsArriveInASecond()
    {
        await using ReaderLine line = await ReaderLine.StartAsync();
        byte[] addresses = [1, 2, 3, 4, 5, 6, 7, 8];
        TestReader[] readers = [.. addresses.Select(a => line.Add(a, Key))];
        foreach (byte address in addresses)
            await AddAsync($"door-{address}", line, address, Key);
        await using HubClient console = await Host.ConnectAsync();
        JsonElement view = await console.SubscribeAsync(new { kind = "events" });

        line.Remove(8);
        JsonElement dead = await Host.Api.SeeAsync("door-8", d => d.Text("availability", "state") == "offline", "the dead reader");
        line.Forget();
        List<TimeSpan> late = [];
        for (byte card = 1; card <= 21; card++)
            late.Add(await PresentAsync(card, at: card % 7));
        await Eventually.BeAsync(() => addresses[..7].All(a => line.Uses.Count(u => u.IsPoll && u.Address == a) > 40), "40 polls of each");
        IReadOnlyList<LineUse> uses = line.Uses;

        Assert.Equal("timedOut.silent", dead.Text("availability", "reason"));
        Assert.All(addresses[..7], a => Assert.InRange(LongestGap(uses, a).TotalMilliseconds, 30, 400));
        Assert.InRange(late.Order().ElementAt(late.Count / 2), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(21, console.PushesOf(view).SelectMany(CardsOf).Count());
        foreach (byte address in addresses[..7])
            Assert.Equal("online", (await Host.Api.DeviceAsync($"door-{address}")).Reason());

        async Task<TimeSpan> PresentAsync(byte card, int at)
        {
            long presented = Stopwatch.GetTimestamp();
            line.Present(readers[at], card);
            await console.SeeAsync(view, p => EventsOf(p).Any(e => e.Text("device") == $"door-{addresses[at]}" && e.Text("value") == $"000000{card:X2}"), $"card {card}");
            return Stopwatch.GetElapsedTime(presented);
        }
    }

    [Fact]
    public async Task WrongKey_MendedInTheSettings_IsTriedAtOnce()
    {
        await using ReaderLine line = await ReaderLine.StartAsync();
        line.Add(1, Key);
        await Host.Api.AddAsync("keyed", "osdp.door", new { line = line.Line, address = 1, key = new string('7', 32) });
        await Host.Api.SeeReasonAsync("keyed", "offline notConfigured.wrongKey");

        (await Host.Api.PutAsync("/api/devices/keyed", new
        {
            name = new { en = "Keyed", zh = "门" },
            place = "campus/lab",
            driver = "osdp.door",
            settings = new { line = line.Line, address = 1, key = Key },
            configVersion = 1,
        })).Expect(System.Net.HttpStatusCode.OK);

        await Host.Api.SeeReasonAsync("keyed", "online"); // within half a minute; the driver alone would leave the reader alone for a whole one
    }

    private Task<JsonElement> AddAsync(string id, ReaderLine line, byte address, string key = "") =>
        Host.Api.AddOnlineAsync(id, "osdp.door", new { line = line.Line, address, key });

    /// <summary>Waits until polls have brought nothing: the reader has no older event.</summary>
    private static Task SeeEmptyAsync(TestReader reader)
    {
        int polls = reader.PolledAt.Count;
        return Eventually.BeAsync(() => reader.PolledAt.Count > polls + 2, "polls that brought nothing");
    }

    private static IEnumerable<string> CardsOf(HubPush push) =>
        EventsOf(push).Where(e => e.Text("name") == "cardReader.presented").Select(e => e.Text("value") + (e.Text("exact") == "true" ? "" : " late"));

    /// <summary>The longest time on the wire from one poll of a reader to the next.</summary>
    private static TimeSpan LongestGap(IReadOnlyList<LineUse> uses, byte address)
    {
        int[] polls = [.. Enumerable.Range(0, uses.Count).Where(i => uses[i].IsPoll && uses[i].Address == address)];
        return polls.Zip(polls.Skip(1), (from, to) => uses.Skip(from).Take(to - from).Aggregate(TimeSpan.Zero, (sum, use) => sum + use.Takes)).Max();
    }

    private static IReadOnlyList<JsonElement> EventsOf(HubPush push) =>
        push.Columns.At("events") is { ValueKind: JsonValueKind.Array } events ? [.. events.EnumerateArray()] : [];
}
