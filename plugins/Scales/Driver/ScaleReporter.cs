using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>Turns what a scale says into readings. What does not change is repeated every 0.4 s at most, so that a scale that sends a hundred lines a second costs little.</summary>
internal sealed class ScaleReporter(IDeviceContext device, bool tellsTare)
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private ScaleReading? last;
    private Weight? resting;
    private long reportedAt;
    private long restingSince;

    /// <summary>The last weight on the display, also in motion; for its unit and decimals.</summary>
    public Weight? Shown { get; private set; }

    /// <summary>The next reading is reported even if it is as before: it may prove a command.</summary>
    public void Renew() => last = null;

    /// <summary>Reports a reading.</summary>
    public void Report(ScaleReading reading)
    {
        reading = Settle(reading);
        if (reading.Shown is { Unit: not null } shown)
            Shown = shown;
        if (reading == last && device.Time.GetElapsedTime(reportedAt) < Renewal)
            return;
        (last, reportedAt) = (reading, device.Time.GetTimestamp());
        DateTimeOffset now = device.Time.GetUtcNow();
        ReportWeight(reading, now);
        if (reading.State is { } state)
        {
            bool stable = state == ScaleState.Stable && reading.Shown is not null;
            device.Report(new Reading(IScale.State.Name, PropertyValue.From(state), now));
            device.Report(new Reading(IScale.Stable.Name, PropertyValue.Of(stable), now));
            device.Report(new Reading(IScale.AtZero.Name, PropertyValue.Of(stable && (reading.Zero == true || reading.Shown!.Value.Value == 0)), now));
        }
        if (reading.Net is { } net)
            device.Report(new Reading(IScale.Net.Name, PropertyValue.Of(net), now));
        if (tellsTare)
            ReportTare(reading, now);
    }

    /// <summary>The tare is no longer known.</summary>
    public void DropTare(string cause)
    {
        var error = new DeviceError(ErrorCode.RefusedByDevice, cause) { Passing = true };
        foreach (PropertyDefinition property in new PropertyDefinition[] { ITare.Value, ITare.Active, IScale.Net })
            device.ReportError(property, error);
        Renew();
    }

    private void ReportWeight(ScaleReading reading, DateTimeOffset now)
    {
        DeviceError? error = ErrorOf(reading);
        device.Report(error is null
            ? new Reading(IScale.Weight.Name, PropertyValue.Of(reading.Shown!.Value.Value), now) { Unit = reading.Shown!.Value.Unit }
            : new Reading(IScale.Weight.Name, PropertyValue.None, now, error));
    }

    private void ReportTare(ScaleReading reading, DateTimeOffset now)
    {
        if (reading.Tare is { Unit: { } unit, Value: var tare })
            device.Report(new Reading(ITare.Value.Name, PropertyValue.Of(tare), now) { Unit = unit });
        if (reading.Net is { } net)
            device.Report(new Reading(ITare.Active.Name, PropertyValue.Of(net), now));
    }

    private static DeviceError? ErrorOf(ScaleReading reading) => reading.State switch
    {
        null or ScaleState.Motion => new DeviceError(ErrorCode.Busy, reading.Cause ?? "motion", reading.Detail) { Passing = true },
        ScaleState.Overload => new DeviceError(ErrorCode.RefusedByDevice, "overload", reading.Detail) { Passing = true },
        ScaleState.Underload => new DeviceError(ErrorCode.RefusedByDevice, "underload", reading.Detail) { Passing = true },
        ScaleState.Fault => new DeviceError(ErrorCode.RefusedByDevice, reading.Cause ?? "scaleFault", reading.Detail),
        _ when reading.Shown is { Unit: not null } => null,
        _ => new DeviceError(ErrorCode.NotConfigured, "weightUnit", "the scale gave a unit that is missing or unknown"),
    };

    /// <summary>A form without a status: the weight is stable when it has been the same for a second.</summary>
    private ScaleReading Settle(ScaleReading reading)
    {
        if (reading.State is not null || reading.Shown is null)
            return reading;
        if (reading.Shown != resting)
            (resting, restingSince) = (reading.Shown, device.Time.GetTimestamp());
        bool rests = device.Time.GetElapsedTime(restingSince) >= Rest;
        return reading with { State = rests ? ScaleState.Stable : ScaleState.Motion };
    }
}
