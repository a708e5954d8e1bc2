using Microsoft.Extensions.Logging;
using SmartCampus.Plugins.Milesight.Codec;
using SmartCampus.Plugins.Milesight.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight.Driver;

/// <summary>One sensor: takes in the frames that a network server posts for it.</summary>
internal sealed partial class MilesightDriver(Sensor sensor, MilesightSettings settings, IDeviceContext device) : PushDriver(device, settings.StaleAfter)
{
    private const int LongestShown = 64;

    /// <summary>A network server's time that is older is a clock that was never set, not a message that was so long under way.</summary>
    private static readonly TimeSpan LongestUnderWay = TimeSpan.FromDays(1);

    private readonly FrameOrder order = new();

    /// <inheritdoc/>
    public override string PushAddress { get; } = CheckedEui(settings.DevEui);

    /// <inheritdoc/>
    public override PushOutcome Receive(PushMessage message)
    {
        Envelope envelope = Envelope.Parse(message.Body);
        if (!envelope.IsKnown)
            throw new DeviceException(ErrorCode.BadFrame, "envelope", "The message is of no network server that is known: ChirpStack v4, The Things Stack v3, Milesight gateway.");
        if (envelope.Uplink is not { Payload.Length: > 0, Port: not 0 } uplink || uplink.DevEui != PushAddress)
            return PushOutcome.Ignored;
        ChannelFrame frame = Decode(uplink.Payload);
        if (message.ReceivedAt - uplink.Time > LongestUnderWay)
            uplink = uplink with { Time = null };
        DateTimeOffset at = uplink.Time is { } time && time < message.ReceivedAt ? time : message.ReceivedAt; // a server whose clock is ahead
        if (!order.Accept(uplink, at, frame.Channels.Any(c => Sensors.IsBeginning(c.Pair))))
            return PushOutcome.Repeated;
        Heard(message.ReceivedAt - at);
        Report(frame, at);
        return PushOutcome.Taken;
    }

    /// <summary>A text can be base64 and hexadecimal at once; what reads as channels of this sensor is meant.</summary>
    private ChannelFrame Decode(string payload)
    {
        ChannelFrame[] frames = [.. PayloadText.Decode(payload).Select(bytes => ChannelFrame.Parse(bytes, sensor.Lengths))];
        ChannelFrame best = frames.MaxBy(f => (f.Fault is null, f.Channels.Count))
            ?? throw new DeviceException(ErrorCode.BadFrame, "encoding", $"The payload '{Shown(payload)}' is neither base64 nor hexadecimal.");
        if (best.Channels.Count == 0)
            throw new DeviceException(ErrorCode.BadFrame, best.Fault ?? ChannelFrame.Truncated, $"The payload '{Shown(payload)}' begins with no channel of a {sensor.Model.Id}.");
        if (best.Fault is { } fault)
            LogCut(Device.Logger, fault, Shown(payload));
        return best;
    }

    private void Report(ChannelFrame frame, DateTimeOffset at)
    {
        var readings = new Readings(at);
        foreach (Channel channel in frame.Channels)
            sensor.Channels[channel.Pair].Read?.Invoke(channel.Data, readings);
        foreach (Reading reading in readings.All)
            Device.Report(reading);
    }

    /// <summary>A message is no place for a whole body.</summary>
    private static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    private static string CheckedEui(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigit)
        ? text.ToLowerInvariant()
        : throw new DeviceException(ErrorCode.NotConfigured, "devEui", $"devEui is '{Shown(text)}'; it must be 16 hexadecimal digits.");

    [LoggerMessage(1, LogLevel.Information, "A payload could be read only in part ({Fault}): {Payload}")]
    private static partial void LogCut(ILogger logger, string fault, string payload);
}
