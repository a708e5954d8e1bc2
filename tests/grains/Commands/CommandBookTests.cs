using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Tests.Commands;

public sealed class CommandBookTests
{
    private readonly CommandBook book = new();

    [Fact]
    public void Measure_ProofAfterAck_Confirms()
    {
        Sent("a", Models.Open);
        book.Finish(new CommandResult("a", CommandState.Acked, null, null), Models.At(2));

        LedgerEntry end = Assert.Single(book.Measure(Models.After(Models.Report(3, Models.State(ValveState.Open, 3))), Models.At(3)));

        Assert.Equal(CommandState.Confirmed, end.State);
        Assert.Equal(new CommandProof("valve.state", PropertyValue.Of("open"), Models.At(3)), end.Proof);
        Assert.Equal([CommandState.Accepted, CommandState.Sent, CommandState.Acked, CommandState.Confirmed], end.Steps.Select(s => s.State));
    }

    [Fact]
    public void Measure_ReadingFromBeforeSending_ProvesNothing()
    {
        DeviceState before = Models.After(Models.Report(0.5, Models.State(ValveState.Open, 0.5)));
        Sent("a", Models.Open);
        book.Finish(new CommandResult("a", CommandState.Acked, null, null), Models.At(2));

        Assert.Empty(book.Measure(before, Models.At(2)));
    }

    [Fact]
    public void Measure_BeforeTheAck_WaitsForTheAck()
    {
        Sent("a", Models.Open);

        Assert.Empty(book.Measure(Models.After(Models.Report(2, Models.State(ValveState.Open, 2))), Models.At(2)));
    }

    [Fact]
    public void PassTime_ReadBackDiffers_FailsAsNotProven()
    {
        Sent("a", Models.Open);
        book.Finish(new CommandResult("a", CommandState.Acked, null, null), Models.At(2));

        LedgerEntry end = Assert.Single(book.PassTime(Models.After(Models.Report(6, Models.State(ValveState.Closed, 6))), Models.At(7)));

        Assert.Equal((CommandState.Failed, CommandReasons.NotProven), (end.State, end.Reason));
    }

    [Fact]
    public void PassTime_NothingRead_TimesOut()
    {
        Sent("a", Models.Open);
        book.Finish(new CommandResult("a", CommandState.Acked, null, null), Models.At(2));

        LedgerEntry end = Assert.Single(book.PassTime(Models.Empty(), Models.At(7)));

        Assert.Equal((CommandState.TimedOut, CommandReasons.NoReading), (end.State, end.Reason));
    }

    [Fact]
    public void Measure_AfterATimeOut_IsALateConfirmation()
    {
        Sent("a", Models.Open);
        book.Finish(new CommandResult("a", CommandState.TimedOut, "timedOut.silent", null), Models.At(3));

        LedgerEntry end = Assert.Single(book.Measure(Models.After(Models.Report(20, Models.State(ValveState.Open, 20))), Models.At(20)));

        Assert.Equal([CommandState.TimedOut, CommandState.Confirmed], end.Steps.Select(s => s.State).TakeLast(2));
    }

    [Fact]
    public void Begin_AfterTheDeadline_IsRefused()
    {
        book.Accept(Models.Entry("a", Models.Open), Models.Open, Models.At(0));

        Assert.Null(book.Begin("a", Models.At(5)));
        LedgerEntry end = Assert.Single(book.PassTime(Models.Empty(), Models.At(7)));
        Assert.Equal(CommandState.Expired, end.State);
    }

    [Fact]
    public void Begin_Twice_SendsOnce()
    {
        Sent("a", Models.Open);

        Assert.Null(book.Begin("a", Models.At(2)));
    }

    [Fact]
    public void Accept_NewerForTheSameThing_SupersedesWhatIsNotSent()
    {
        book.Accept(Models.Entry("a", Models.Open), Models.Open, Models.At(0));

        LedgerEntry superseded = Assert.Single(book.Accept(Models.Entry("b", Models.Close, 1), Models.Close, Models.At(1)));

        Assert.Equal(("a", CommandState.Superseded), (superseded.Id, superseded.State));
        Assert.Null(book.Begin("a", Models.At(1)));
        Assert.NotNull(book.Begin("b", Models.At(1)));
    }

    [Fact]
    public void Restore_Accepted_IsStillToBeSentBeforeItsDeadline()
    {
        Assert.Null(book.Restore(Models.Entry("a", Models.Open), Models.Open, Models.At(4)));
        Assert.NotNull(book.Begin("a", Models.At(4.5)));
    }

    [Fact]
    public void Restore_AcceptedTooLate_Expires()
    {
        LedgerEntry end = book.Restore(Models.Entry("a", Models.Open), Models.Open, Models.At(5))!;

        Assert.Equal(CommandState.Expired, end.State);
    }

    [Theory]
    [InlineData(ValveState.Open, CommandState.Confirmed)]
    [InlineData(ValveState.Closed, CommandState.Failed)]
    public void Restore_Sent_IsUnknownUntilReadBack(ValveState readBack, CommandState expected)
    {
        LedgerEntry sent = Models.Entry("a", Models.Open).Go(CommandState.Sent, Models.At(1));

        LedgerEntry unknown = book.Restore(sent, Models.Open, Models.At(30))!;
        LedgerEntry end = Assert.Single(book.Measure(Models.After(Models.Report(31, Models.State(readBack, 31))), Models.At(31)));

        Assert.Equal((CommandState.Unknown, CommandReasons.HostRestarted), (unknown.State, unknown.Reason));
        Assert.Equal(expected, end.State);
    }

    [Fact]
    public void Finish_AlreadyOver_ChangesNothing()
    {
        Sent("a", Models.Open);
        book.Finish(new CommandResult("a", CommandState.Failed, "busy", null), Models.At(2));

        Assert.Null(book.Finish(new CommandResult("a", CommandState.Acked, null, null), Models.At(3)));
    }

    [Fact]
    public void Go_ForbiddenStep_NamesBothStates()
    {
        LedgerEntry entry = Models.Entry("a", Models.Open);

        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => entry.Go(CommandState.Confirmed, Models.At(1)));

        Assert.Contains("Accepted", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Confirmed", problem.Message, StringComparison.Ordinal);
    }

    private void Sent(string id, CommandDefinition command)
    {
        book.Accept(Models.Entry(id, command), command, Models.At(0));
        Assert.NotNull(book.Begin(id, Models.At(1)));
    }
}
