using System.Globalization;
using Acme.Meter.Codec;
using Acme.Meter.Settings;
using SmartCampus.Sdk;

namespace Acme.Meter.Driver;

/// <summary>A room sensor with a relay. Asks <c>?</c> at the interval; <c>R1</c> and <c>R0</c> switch the relay and are sent once.</summary>
/// <remarks>It throws when the device cannot be talked to; reconnecting, backing off and telling people are the platform's.</remarks>
[Driver("acme.meter", "Room sensor with a relay", "带继电器的房间传感器")]
public sealed class MeterDriver(MeterSettings settings, IDeviceContext device) : PollingDriver(device, settings.Interval), IClimate, ISwitch
{
    private readonly byte[] received = new byte[4 * MeterFrame.MaximumLength];

    /// <inheritdoc/>
    public Task TurnOnAsync(CancellationToken cancellationToken) => SwitchAsync("R1", cancellationToken);

    /// <inheritdoc/>
    public Task TurnOffAsync(CancellationToken cancellationToken) => SwitchAsync("R0", cancellationToken);

    /// <inheritdoc/>
    protected override async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        string answer = await AskAsync("?", cancellationToken).ConfigureAwait(false);
        if (answer.Split(' ') is not [['T', '=', .. var t], ['H', '=', .. var h], ['R', '=', .. var r]]
            || !decimal.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal temperature)
            || !decimal.TryParse(h, NumberStyles.None, CultureInfo.InvariantCulture, out decimal humidity)
            || r is not ("0" or "1"))
            throw Damaged("fields", answer);
        Device.Report(IClimate.Temperature, temperature);
        Device.Report(IClimate.Humidity, humidity);
        Device.Report(ISwitch.On, r == "1");
    }

    private async Task SwitchAsync(string command, CancellationToken cancellationToken)
    {
        // A lost answer is no reason to send again: the poll that follows shows what the relay did.
        string answer = await AskAsync(command, cancellationToken).ConfigureAwait(false);
        if (answer != $"OK {command}")
            throw new DeviceException(ErrorCode.RefusedByDevice, null, $"{command} was answered with '{answer}'") { AfterSending = true };
    }

    private async Task<string> AskAsync(string text, CancellationToken cancellationToken)
    {
        using ILineTurn turn = await Device.Line.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        bool inStep = false;
        try
        {
            turn.DiscardInput();
            await turn.WriteAsync(new MeterFrame(settings.Address, text).Build(), cancellationToken).ConfigureAwait(false);
            string answer = await ReceiveAsync(turn, text, cancellationToken).ConfigureAwait(false);
            inStep = true;
            return answer;
        }
        finally
        {
            if (!inStep)
                turn.Break(); // an answer may still be on its way
        }
    }

    private async Task<string> ReceiveAsync(ILineTurn turn, string asked, CancellationToken cancellationToken)
    {
        long start = Device.Time.GetTimestamp();
        int count = 0;
        while (true)
        {
            TimeSpan left = settings.Timeout - Device.Time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || count == received.Length)
                throw Damaged("noise", $"{count} bytes without an end");
            count += await turn.ReadAsync(received.AsMemory(count), left, cancellationToken).ConfigureAwait(false);
            int end;
            while ((end = received.AsSpan(0, count).IndexOf((byte)'\n')) >= 0)
            {
                if (!MeterFrame.TryParse(received.AsSpan(0, end), out MeterFrame? frame))
                    throw Damaged("sum", Convert.ToHexString(received.AsSpan(0, end)));
                received.AsSpan(end + 1, count - end - 1).CopyTo(received);
                count -= end + 1;
                if (frame.Address == settings.Address && frame.Text != asked) // not another device's, not our own echo
                    return frame.Text;
            }
        }
    }

    private DeviceException Damaged(string cause, string seen) =>
        new(ErrorCode.BadFrame, cause, $"address {settings.Address} on {Device.Line.Address}: {seen}") { AfterSending = true };
}
