using System.Text;
using System.Text.Json;

namespace SmartCampus.Sdk.Testing.Tests.Toys;

public sealed record PostedSettings
{
    [Title("Device EUI", "设备 EUI")]
    public required string DevEui { get; init; }

    [Title("Offline after", "离线判定时长"), Unit("s"), Range(10, 3600)]
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>A device whose messages are posted: <c>EUI|wet|sum</c>.</summary>
[Driver("toy.posted", "Posted toy", "推送玩具")]
public class PostedToy(PostedSettings settings, IDeviceContext device) : PushDriver(device, settings.StaleAfter), ILeak
{
    public override string PushAddress => settings.DevEui.Length >= 4 ? settings.DevEui : throw new DeviceException(ErrorCode.NotConfigured, "devEui");

    public override PushOutcome Receive(PushMessage message)
    {
        string body = Encoding.UTF8.GetString(message.Body.Span);
        if (body.Split('|') is not [var eui, var wet, var sum] || sum != Sum(eui, wet))
            return Damaged();
        if (eui != settings.DevEui)
            return PushOutcome.Ignored;
        Device.Report(ILeak.Wet, wet == "wet");
        Heard(TimeSpan.Zero);
        return PushOutcome.Taken;
    }

    public static byte[] Message(string eui, bool wet)
    {
        string state = wet ? "wet" : "dry";
        return Encoding.UTF8.GetBytes($"{eui}|{state}|{Sum(eui, state)}");
    }

    protected virtual PushOutcome Damaged() => throw new DeviceException(ErrorCode.BadFrame, "sum");

    private static string Sum(string eui, string wet) => $"{(eui + wet).Sum(c => c) % 997}";
}

[Driver("toy.posted-guessing", "Posted toy", "推送玩具")]
public sealed class GuessingPostedToy(PostedSettings settings, IDeviceContext device) : PostedToy(settings, device)
{
    protected override PushOutcome Damaged()
    {
        Device.Report(ILeak.Wet, true); // "better safe than sorry"
        return PushOutcome.Taken;
    }
}

[Driver("toy.posted-throwing", "Posted toy", "推送玩具")]
public sealed class ThrowingPostedToy(PostedSettings settings, IDeviceContext device) : PostedToy(settings, device)
{
    protected override PushOutcome Damaged() => throw new JsonException("no message");
}
