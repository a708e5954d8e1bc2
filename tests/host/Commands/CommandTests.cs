using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Commands;

/// <summary>Commands through the running host, with a count of what reached the wire.</summary>
public sealed class CommandTests(RunningHost host) : OnRunningHost(host)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_SameIdAgain_IsTheSameEntryAndOneWrite(bool serial)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"again-{serial}".ToLowerInvariant();
        await AddAsync(id, line);

        JsonElement first = (await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", wait: 30)).Expect(HttpStatusCode.OK);
        JsonElement second = (await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", wait: 30)).Expect(HttpStatusCode.OK);

        Assert.Equal("confirmed", first.Text("state"));
        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Single(line[1].Writes);
    }

    [Fact]
    public async Task Execute_WithAReason_KeepsItWithTheCommand()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("reasoned", line);

        await Host.Api.PostAsync("/api/devices/reasoned/commands?wait=30s", new { id = "reasoned-1", command = "switch.turnOn", reason = " Lamp test " });

        JsonElement steps = (await Host.Api.GetAsync("/api/commands/reasoned-1")).Expect(HttpStatusCode.OK).At("steps");
        Assert.Equal("Lamp test", steps[0].Text("note"));
        Assert.All(steps.EnumerateArray().Skip(1), step => Assert.Null(step.Text("note")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_SameIdAtTheSameTime_IsTheSameEntryAndOneWrite(bool serial)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"twice-{serial}".ToLowerInvariant();
        await AddAsync(id, line);

        HostAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", wait: 30)));

        Assert.All(answers, a => Assert.Equal("confirmed", a.Expect(HttpStatusCode.OK).Text("state")));
        Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Single(line[1].Writes);
    }

    [Fact]
    public async Task Execute_SameIdWithLongerWait_LearnsTheEndThoughTheFirstGaveUp()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("patient", line);
        line[1].Hold();
        await Eventually.BeAsync(() => line[1].IsHeld, "the poll at the device");

        Task<HostAnswer> patient = Host.Api.CommandAsync("patient", "patient-1", "switch.turnOn", wait: 30, deadline: 30);
        HostAnswer hasty = await Host.Api.CommandAsync("patient", "patient-1", "switch.turnOn", wait: 0.1, deadline: 30);
        line[1].Release();

        Assert.Equal("accepted", hasty.Expect(HttpStatusCode.Accepted).Text("state"));
        Assert.Equal("confirmed", (await patient.WaitAsync(TimeSpan.FromSeconds(20))).Expect(HttpStatusCode.OK).Text("state"));
    }

    [Fact]
    public async Task Execute_IdOfAnotherDevice_IsAConflictAndNothingIsSent()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("mine", line);
        await AddAsync("yours", line, unit: 2);
        (await Host.Api.CommandAsync("mine", "shared-1", "switch.turnOn", wait: 30)).Expect(HttpStatusCode.OK);

        HostAnswer answer = await Host.Api.CommandAsync("yours", "shared-1", "switch.turnOn", wait: 30);

        answer.Problem(HttpStatusCode.Conflict, "conflict");
        Assert.Empty(line[2].Writes);
    }

    /// <summary>Else the caller would read "confirmed" of a command that nobody has carried out.</summary>
    [Fact]
    public async Task Execute_KnownIdForAnotherCommand_IsAConflictAndNothingIsSent()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("reused", line);
        (await Host.Api.CommandAsync("reused", "reused-1", "switch.turnOn", wait: 30)).Expect(HttpStatusCode.OK);

        HostAnswer answer = await Host.Api.CommandAsync("reused", "reused-1", "switch.turnOff", wait: 30);

        Assert.Contains("'reused-1' is that of switch.turnOn", answer.Problem(HttpStatusCode.Conflict, "conflict").Text("detail"), StringComparison.Ordinal);
        Assert.Single(line[1].Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_DeviceBusyPastTheDeadline_IsExpiredAndNeverSent(bool serial)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"late-{serial}".ToLowerInvariant();
        await AddAsync(id, line);
        line[1].Hold();
        await Eventually.BeAsync(() => line[1].IsHeld, "the poll at the device");

        await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", deadline: 0.2);
        JsonElement entry = await Host.Api.SeeEntryAsync($"{id}-1", "expired");
        line[1].Release();
        await SeePolledAsync(id, line[1]);

        Assert.Equal(["accepted", "expired"], entry.Steps());
        Assert.Empty(line[1].Writes);
    }

    [Fact]
    public async Task Execute_LineTakenByAnotherPastTheDeadline_IsFailedAndNeverSent()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("talker", line);
        await AddAsync("waiter", line, unit: 2, interval: 600);
        line[1].Hold();
        await Eventually.BeAsync(() => line[1].IsHeld, "the neighbour's poll at the device");

        JsonElement entry = (await Host.Api.CommandAsync("waiter", "waiter-1", "switch.turnOn", wait: 20, deadline: 0.3)).Expect(HttpStatusCode.OK);
        line[1].Release();
        await SeePolledAsync("talker", line[1]);

        Assert.Equal(("failed", "deadlinePassed"), (entry.Text("state"), entry.Text("reason")));
        Assert.Empty(line[2].Writes);
    }

    [Fact]
    public async Task Execute_NewerCommandBeforeItIsSent_IsSuperseded()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("newer", line);
        line[1].Hold();
        await Eventually.BeAsync(() => line[1].IsHeld, "the poll at the device");

        await Host.Api.CommandAsync("newer", "newer-1", "switch.turnOn", deadline: 30);
        await Host.Api.CommandAsync("newer", "newer-2", "switch.turnOff", deadline: 30);
        JsonElement older = await Host.Api.SeeEntryAsync("newer-1", "superseded");
        line[1].Release();
        await Host.Api.SeeEntryAsync("newer-2", "confirmed");

        Assert.Equal("newerCommand", older.Text("reason"));
        Assert.Equal([(5, 0, 0)], line[1].Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_AnswerOfTheWriteLost_IsTimedOutThenConfirmedWithOneWrite(bool serial)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"lost-{serial}".ToLowerInvariant();
        await AddAsync(id, line, timeout: 1);
        line[1].Behaviour = Behaviour.LosesWriteAnswers;

        await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn");
        JsonElement entry = await Host.Api.SeeEntryAsync($"{id}-1", "confirmed");

        Assert.Equal(["accepted", "sent", "timedOut", "confirmed"], entry.Steps());
        Assert.Equal("true", entry.Text("proof", "value"));
        Assert.Single(line[1].Writes);
    }

    [Fact]
    public async Task Execute_ConnectionResetAfterTheWrite_IsUnknownThenConfirmedWithOneWrite()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("reset", line);
        line[1].Behaviour = Behaviour.ResetsAtWrites;

        await Host.Api.CommandAsync("reset", "reset-1", "switch.turnOn");
        JsonElement entry = await Host.Api.SeeEntryAsync("reset-1", "confirmed");

        Assert.Equal(["accepted", "sent", "unknown", "confirmed"], entry.Steps());
        Assert.Single(line[1].Writes);
    }

    [Theory]
    [InlineData(false, "Busy", "busy")]
    [InlineData(false, "IllegalAddress", "notConfigured.illegalAddress")]
    [InlineData(true, "Busy", "busy")]
    [InlineData(true, "IllegalAddress", "notConfigured.illegalAddress")]
    public async Task Execute_DeviceSaysNo_IsFailedWithItsReason(bool serial, string behaviour, string reason)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"no-{serial}-{behaviour}".ToLowerInvariant();
        await AddAsync(id, line);
        line[1].Behaviour = Enum.Parse<Behaviour>(behaviour);

        JsonElement entry = (await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", wait: 30)).Expect(HttpStatusCode.OK);

        Assert.Equal(("failed", reason), (entry.Text("state"), entry.Text("reason")));
        Assert.Single(line[1].Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_DeviceTakesItButDoesNotMove_IsFailedNotProven(bool serial)
    {
        await using FaultyDevice line = await FaultyDevice.StartAsync(serial);
        string id = $"stuck-{serial}".ToLowerInvariant();
        await AddAsync(id, line);
        line[1].Behaviour = Behaviour.SaysYesDoesNothing;

        JsonElement entry = (await Host.Api.CommandAsync(id, $"{id}-1", "switch.turnOn", wait: 30)).Expect(HttpStatusCode.OK);

        Assert.Equal(("failed", "notProven"), (entry.Text("state"), entry.Text("reason")));
        Assert.Single(line[1].Writes);
    }

    [Fact]
    public async Task Execute_ExpectationUnmet_IsRefusedInTheLedgerAndNothingIsSent()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("expect", line);

        HostAnswer answer = await Host.Api.CommandAsync("expect", "expect-1", "switch.turnOff", expect: new Dictionary<string, object> { ["switch.on"] = true });

        Assert.Equal("switch.on is 'false'; 'true' was expected", answer.Problem(HttpStatusCode.Conflict, "expectationFailed").Text("detail"));
        JsonElement entry = await Host.Api.EntryAsync("expect-1");
        Assert.Equal(("refused", "expectationFailed"), (entry.Text("state"), entry.Text("reason")));
        Assert.Empty(line[1].Writes);
    }

    [Fact]
    public async Task Execute_ExpectationMet_IsConfirmed()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        await AddAsync("met", line);

        HostAnswer answer = await Host.Api.CommandAsync("met", "met-1", "switch.turnOn", wait: 30, expect: new Dictionary<string, object> { ["switch.on"] = false });

        Assert.Equal("confirmed", answer.Expect(HttpStatusCode.OK).Text("state"));
    }

    private async Task AddAsync(string id, FaultyDevice line, int unit = 1, double interval = 0.2, double timeout = 20)
    {
        _ = line[unit];
        await Host.Api.AddOnlineAsync(id, "modbus.relay-switch", new { line = line.Line, unit, interval, timeout = Math.Min(timeout, 10), retries = 0 });
    }

    private async Task SeePolledAsync(string id, FaultyUnit unit)
    {
        int before = unit.Requests;
        await Eventually.BeAsync(() => unit.Requests >= before + 3, $"three more polls of {id}");
        await Host.Api.SeeReasonAsync(id, "online");
    }
}
