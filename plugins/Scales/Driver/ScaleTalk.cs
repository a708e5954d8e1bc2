using SmartCampus.Plugins.Scales.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>One protocol's conversation with one scale. For one caller at a time; a link says when.</summary>
/// <param name="device">The device's context.</param>
/// <param name="timeout">How long an answer may take.</param>
/// <param name="tellsTare">The model has the tare trait.</param>
internal abstract class ScaleTalk(IDeviceContext device, TimeSpan timeout, bool tellsTare)
{
    /// <summary>How often a tare that may be changed on the keypad is asked for.</summary>
    protected static readonly TimeSpan TareRenewal = TimeSpan.FromSeconds(5);

    private IScaleLink? link;

    /// <summary>Where readings go.</summary>
    protected ScaleReporter Reporter { get; } = new(device, tellsTare);

    /// <summary>The device's context.</summary>
    protected IDeviceContext Device { get; } = device;

    /// <summary>How long an answer may take.</summary>
    protected TimeSpan Timeout { get; } = timeout;

    /// <summary>The way to the scale; set while it is in use.</summary>
    public IScaleLink Link { protected get => link ?? throw new InvalidOperationException("The scale is not being talked to."); set => link = value; }

    /// <summary>True: what arrived unasked before a question is dropped unheard.</summary>
    public virtual bool DropsUnasked => true;

    /// <summary>Begins the conversation; again after any failure.</summary>
    public virtual ValueTask OpenAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Takes in bytes and reports the latest that they say. True when a sound message was among them.</summary>
    public abstract bool Hear(ReadOnlySpan<byte> bytes);

    /// <summary>Asks for the weight; it is reported when it is heard.</summary>
    public virtual ValueTask PollAsync(CancellationToken cancellationToken) => throw Unsupported();

    /// <summary>In continuous mode, after each message: what the scale must be told.</summary>
    public virtual ValueTask TendAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Takes what is on the scale as tare.</summary>
    public virtual Task TareAsync(CancellationToken cancellationToken) => throw Unsupported();

    /// <summary>Sets the scale to zero.</summary>
    public virtual Task ZeroAsync(CancellationToken cancellationToken) => throw Unsupported();

    /// <summary>Sets a known tare.</summary>
    public virtual Task PresetTareAsync(decimal kilograms, CancellationToken cancellationToken) => throw Unsupported();

    /// <summary>Clears the tare.</summary>
    public virtual Task ClearTareAsync(CancellationToken cancellationToken) => throw Unsupported();

    /// <summary>Receives until something has come true.</summary>
    /// <exception cref="DeviceException">It did not in time.</exception>
    protected async ValueTask UntilAsync(Func<bool> isDone, TimeSpan longest, CancellationToken cancellationToken)
    {
        long begun = Device.Time.GetTimestamp();
        while (!isDone())
            await Link.ReceiveAsync(longest - Device.Time.GetElapsedTime(begun), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A tare in the unit and with the decimals that the scale shows.</summary>
    /// <exception cref="DeviceException">It is nothing in these decimals.</exception>
    protected static Weight TareFor(Weight? shown, decimal kilograms)
    {
        string unit = shown?.Unit ?? "kg";
        if (!UnitConversion.TryConvert(kilograms, "kg", unit, out decimal value))
            throw new DeviceException(ErrorCode.NotConfigured, "weightUnit", $"{kilograms} kg cannot be converted to '{unit}'");
        if (shown is { } weight)
            value = Math.Round(value, weight.Value.Scale, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, false, weight.Value.Scale);
        return value > 0 ? new Weight(value, unit) : throw OutOfRange(kilograms);
    }

    /// <summary>A tare that the scale cannot take.</summary>
    protected static DeviceException OutOfRange(decimal kilograms) =>
        new(ErrorCode.NotConfigured, "range", $"a tare of {WeightText.Number(kilograms)} kg does not fit what the scale shows");

    /// <summary>The scale has understood and refused.</summary>
    protected static DeviceException Refused(ErrorCode code, string? cause, string detail) => new(code, cause, detail) { AfterSending = true };

    /// <summary>The protocol has no such command.</summary>
    protected static DeviceException Unsupported() => new(ErrorCode.RefusedByDevice, "unsupported", "this protocol has no such command");
}
