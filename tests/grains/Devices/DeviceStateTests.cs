using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Tests.Devices;

public sealed class DeviceStateTests
{
    [Fact]
    public void Apply_FirstReading_IsOnlineWithTheValue()
    {
        (DeviceState next, DeviceChange change) = Models.Empty().Apply(Models.Report(1, Models.State(ValveState.Closed, 1)), Models.Valve);

        Assert.Equal(AvailabilityState.Online, next.Availability.State);
        Assert.Equal("closed", next.Find("valve.state")!.Value.Value.Text);
        Assert.True(change.Availability);
        Assert.Equal(1UL, change.Properties);
        Assert.Equal(1, next.Version);
    }

    [Fact]
    public void Apply_DeviceThatHasNotSpokenYet_IsUnknownAndSaysWhy()
    {
        DeviceState waiting = Models.Empty().Apply(Models.Report(1) with { Link = Link.Waiting }, Models.Valve).Next;
        DeviceState heard = waiting.Apply(Models.Report(2, Models.State(ValveState.Closed, 2)), Models.Valve).Next;

        Assert.Equal((AvailabilityState.Unknown, "timedOut.waiting", null), (waiting.Availability.State, waiting.Availability.Reason, waiting.ReportedAt));
        Assert.Equal((AvailabilityState.Online, null), (heard.Availability.State, heard.Availability.Reason));
    }

    [Fact]
    public void Apply_SameValueLater_MovesOnlyTheTimes()
    {
        DeviceState first = Models.After(Models.Report(1, Models.State(ValveState.Closed, 1)));

        (DeviceState next, DeviceChange change) = first.Apply(Models.Report(2, Models.State(ValveState.Closed, 2)), Models.Valve);

        Assert.True(change.IsNone);
        Assert.Equal(first.Version, next.Version);
        Assert.Equal(Models.At(2), next.ReportedAt);
        Assert.Equal(Models.At(2), next.Find("valve.state")!.Value.Time);
    }

    [Fact]
    public void Apply_OlderReading_IsIgnored()
    {
        DeviceState first = Models.After(Models.Report(5, Models.State(ValveState.Open, 5)));

        DeviceState next = first.Apply(Models.Report(6, Models.State(ValveState.Closed, 4)), Models.Valve).Next;

        Assert.Equal("open", next.Find("valve.state")!.Value.Value.Text);
    }

    [Fact]
    public void Apply_ClockWentBack_TheOldFutureDoesNotStand()
    {
        DeviceState first = Models.After(Models.Report(500, Models.State(ValveState.Open, 500)));

        DeviceState next = first.Apply(Models.Report(6, Models.State(ValveState.Closed, 6)), Models.Valve).Next;

        Assert.Equal("closed", next.Find("valve.state")!.Value.Value.Text);
        Assert.Equal(Models.At(6), next.ReportedAt);
    }

    [Fact]
    public void Apply_UnknownProperty_ChangesNothing()
    {
        DeviceState first = Models.After(Models.Report(1, Models.State(ValveState.Open, 1)));

        (DeviceState next, _) = first.Apply(Models.Report(2, new Reading("lock.state", PropertyValue.Of("locked"), Models.At(2))), Models.Valve);

        Assert.Same(first, next);
    }

    [Fact]
    public void Apply_LinkDown_IsOfflineWithReasonAndKeepsTheValue()
    {
        DeviceState state = Models.After(
            Models.Report(1, Models.State(ValveState.Open, 1)), Models.Down(2, new DeviceError(ErrorCode.TimedOut, "silent", "no byte in 1 s")));

        Assert.Equal((AvailabilityState.Offline, "timedOut.silent"), (state.Availability.State, state.Availability.Reason));
        Assert.Equal(Models.At(2), state.Availability.Since);
        Assert.Equal("open", state.Find("valve.state")!.Value.Value.Text);
        Assert.Equal(Models.At(1), state.ReportedAt);
    }

    [Fact]
    public void Apply_SameFailureAgain_KeepsSince()
    {
        var error = new DeviceError(ErrorCode.TimedOut, "silent");
        DeviceState state = Models.After(Models.Down(2, error), Models.Down(9, error));

        Assert.Equal(Models.At(2), state.Availability.Since);
    }

    [Fact]
    public void Apply_PropertyInError_IsDegradedAndHasNoNumber()
    {
        var error = new DeviceError(ErrorCode.NotConfigured, "toroidMissing");
        DeviceState state = Models.After(
            Models.Report(1, Models.Flow(6.2m, 1)), Models.Report(2, new Reading("flowMeter.rate", PropertyValue.None, Models.At(2), error)));

        Assert.Equal((AvailabilityState.Degraded, "notConfigured.toroidMissing"), (state.Availability.State, state.Availability.Reason));
        Assert.True(state.Find("flowMeter.rate")!.Value.Value.IsNone);
    }

    [Fact]
    public void Apply_PassingError_HasNoNumberAndStaysOnline()
    {
        var error = new DeviceError(ErrorCode.Busy, "motion") { Passing = true };
        DeviceState state = Models.After(
            Models.Report(1, Models.Flow(6.2m, 1)), Models.Report(2, new Reading("flowMeter.rate", PropertyValue.None, Models.At(2), error)));

        Assert.Equal(AvailabilityState.Online, state.Availability.State);
        Assert.Equal("busy.motion", state.Find("flowMeter.rate")!.Value.Error!.Reason);
    }

    [Fact]
    public void Apply_SameNumberInAnotherUnit_IsAChange()
    {
        DeviceState first = Models.After(Models.Report(1, Models.Flow(6.2m, 1) with { Unit = "kg" }));

        (DeviceState next, DeviceChange change) = first.Apply(Models.Report(2, Models.Flow(6.2m, 2) with { Unit = "g" }), Models.Valve);

        Assert.Equal((false, "g"), (change.IsNone, next.Find("flowMeter.rate")!.Value.Unit));
    }

    [Theory]
    [InlineData("g", null)]
    [InlineData("[lb_av]", null)]
    [InlineData("L", "badFrame.implausible")]
    public void Check_UnitOfItsOwn_MustMeasureTheSame(string unit, string? reason)
    {
        var property = new PropertyDefinition("scale.weight", new LocalizedText("Weight", "重量"), ModelType.Number) { Unit = "kg", Maximum = 1 };
        var reading = new Reading("scale.weight", PropertyValue.Of(0.5m), Models.At(1)) { Unit = unit };

        Assert.Equal(reason, ReadingCheck.Check(property, reading).Error?.Reason);
    }

    [Fact]
    public void Check_UnitOfItsOwn_IsMeasuredAgainstTheLimitInThePropertysUnit()
    {
        var property = new PropertyDefinition("scale.weight", new LocalizedText("Weight", "重量"), ModelType.Number) { Unit = "kg", Maximum = 1 };

        Reading fits = ReadingCheck.Check(property, new Reading("scale.weight", PropertyValue.Of(999.9m), Models.At(1)) { Unit = "g" });
        Reading not = ReadingCheck.Check(property, new Reading("scale.weight", PropertyValue.Of(1000.1m), Models.At(1)) { Unit = "g" });

        Assert.Equal((999.9m, "g", "badFrame.implausible"), (fits.Value.Number, fits.Unit, not.Error?.Reason));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(-100)]
    public void Check_BelowTheMinimum_BecomesAnErrorThatNamesValueAndRule(double value)
    {
        DeviceReport report = ReadingCheck.Check(Models.Valve, Models.Report(1, Models.Flow((decimal)value, 1)));

        Assert.True(report.Readings[0].Value.IsNone);
        Assert.Equal("badFrame.implausible", report.Readings[0].Error!.Reason);
        Assert.Contains("must be from 0", report.Readings[0].Error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WrongType_BecomesAnError()
    {
        DeviceReport report = ReadingCheck.Check(Models.Valve, Models.Report(1, new Reading("valve.state", PropertyValue.Of("ajar"), Models.At(1))));

        Assert.Equal("badFrame.implausible", report.Readings[0].Error!.Reason);
    }

    [Fact]
    public void Check_SoundReport_IsTheSameObject()
    {
        DeviceReport report = Models.Report(1, Models.Flow(0, 1), Models.State(ValveState.Open, 1));

        Assert.Same(report, ReadingCheck.Check(Models.Valve, report));
    }
}
