using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Commands;

/// <summary><c>kill -9</c> at the worst moments: nothing accepted is lost, nothing is written twice, and the ledger tells the truth.</summary>
public sealed class KillTests(RunningHost host) : OnRunningHost(host)
{
    [Theory]
    [InlineData(false, "LosesWriteAnswers", "confirmed")]
    [InlineData(false, "SwallowsWrites", "failed")]
    [InlineData(true, "LosesWriteAnswers", "confirmed")]
    [InlineData(true, "SwallowsWrites", "failed")]
    public async Task Kill9_BetweenSentAndAcked_IsToldTruthfullyAndNotRepeated(bool serial, string behaviour, string end)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"sent-{serial}-{behaviour}".ToLowerInvariant();
        await AddAsync(id, line);
        line[1].Behaviour = Enum.Parse<Behaviour>(behaviour);
        await Host.Api.CommandAsync(id, id, "switch.turnOn", deadline: 60);
        await Eventually.BeAsync(() => line[1].Writes.Count == 1, "the write on the wire");
        string before = (await Host.Api.EntryAsync(id)).Text("state")!;

        await Host.KillAsync();
        await Host.StartAsync();
        JsonElement entry = await Host.Api.SeeEntryAsync(id, end);
        await Host.Api.SeeReasonAsync(id, "online");

        Assert.Equal("sent", before);
        Assert.Equal(["accepted", "sent", "unknown", end], entry.Steps());
        Assert.Single(line[1].Writes);
    }

    [Theory]
    [InlineData(false, "unreachable.refused")]
    [InlineData(true, "unreachable.portMissing")]
    public async Task Kill9_SentAndTheDeviceIsGone_IsUnknown(bool serial, string reason)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"gone-{serial}".ToLowerInvariant();
        await AddAsync(id, line);
        line[1].Behaviour = Behaviour.SwallowsWrites;
        await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", deadline: 60);
        await Eventually.BeAsync(() => line[1].Writes.Count == 1, "the write on the wire");

        await Host.KillAsync();
        await line.PullOutAsync();
        await Host.StartAsync();
        JsonElement entry = await Host.Api.SeeEntryAsync($"{id}-1", "unknown");

        Assert.Equal("hostRestarted", entry.Text("reason"));
        await Host.Api.SeeReasonAsync(id, $"offline {reason}");
        Assert.Equal("unknown", (await Host.Api.EntryAsync($"{id}-1")).Text("state"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kill9_RightAfterAccepted_IsCarriedOutOnceAfterTheRestart(bool serial)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"accepted-{serial}".ToLowerInvariant();
        await AddAsync(id, line);
        line[1].Hold();
        await Eventually.BeAsync(() => line[1].IsHeld, "the poll at the device");
        (await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", deadline: 120)).Expect(HttpStatusCode.Accepted);

        await Host.KillAsync();
        line[1].Release();
        await Host.StartAsync();

        await Host.Api.SeeEntryAsync($"{id}-1", "confirmed");
        Assert.Single(line[1].Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kill9_AcceptedAndTheDeadlinePasses_IsExpiredAndNeverSent(bool serial)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"overdue-{serial}".ToLowerInvariant();
        await AddAsync(id, line);
        line[1].Hold();
        await Eventually.BeAsync(() => line[1].IsHeld, "the poll at the device");
        (await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", deadline: 0.1)).Expect(HttpStatusCode.Accepted);

        await Host.KillAsync();
        line[1].Release();
        await Host.StartAsync();

        await Host.Api.SeeEntryAsync($"{id}-1", "expired");
        await Host.Api.SeeReasonAsync(id, "online");
        Assert.Empty(line[1].Writes);
    }

    private async Task AddAsync(string id, FaultyDevice line)
    {
        _ = line[1];
        await Host.Api.AddOnlineAsync(id, "modbus.relay-switch", new { line = line.Line, interval = 0.2, timeout = 10, retries = 0 });
    }
}
