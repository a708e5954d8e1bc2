using System.Globalization;
using System.Text;

namespace SmartCampus.Sdk.Testing.Tests.Toys;

/// <summary>A driver that does everything right; the bad ones change one thing each.</summary>
[Driver("toy.good", "Good toy", "好玩具")]
public class ToyDriver(ToySettings settings, IDeviceContext device) : PollingDriver(device, settings.Interval), ISwitch, IClimate
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);

    protected virtual bool ChecksSum => true;

    protected virtual TimeSpan Timeout => Usual;

    public virtual async Task TurnOnAsync(CancellationToken cancellationToken) => await SendAsync("on", cancellationToken);

    public virtual async Task TurnOffAsync(CancellationToken cancellationToken) => await SendAsync("off", cancellationToken);

    protected override async ValueTask PollAsync(CancellationToken cancellationToken) =>
        Take(await AskAsync("?", cancellationToken));

    protected virtual async Task SendAsync(string command, CancellationToken cancellationToken)
    {
        if (await AskAsync(command, cancellationToken) != $"done {command}")
            throw new DeviceException(ErrorCode.BadFrame, "mismatch") { AfterSending = true };
    }

    protected virtual async Task<string> AskAsync(string text, CancellationToken cancellationToken)
    {
        using ILineTurn turn = await Device.Line.TakeTurnAsync(cancellationToken);
        bool inStep = false;
        try
        {
            turn.DiscardInput();
            await turn.WriteAsync(ToyFrame.Build(settings.Address, text), cancellationToken);
            string answer = await ReadAsync(turn, text, cancellationToken);
            inStep = true;
            return answer;
        }
        finally
        {
            if (!inStep)
                turn.Break();
        }
    }

    protected async Task<string> ReadAsync(ILineTurn turn, string asked, CancellationToken cancellationToken)
    {
        long start = Device.Time.GetTimestamp();
        byte[] buffer = new byte[64];
        string input = "";
        while (true)
        {
            TimeSpan left = Timeout - Device.Time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || input.Length > 256)
                throw new DeviceException(ErrorCode.BadFrame, "noise") { AfterSending = true };
            input += Encoding.Latin1.GetString(buffer, 0, await turn.ReadAsync(buffer, left, cancellationToken));
            for (int end = input.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = input.IndexOf('\n', StringComparison.Ordinal))
            {
                (string line, input) = (input[..end], input[(end + 1)..]);
                if (!ToyFrame.TryParse(line, ChecksSum, out int address, out string answer))
                    throw Damaged(line);
                if (address == settings.Address && answer != asked) // not somebody else's, not our echo
                    return answer;
            }
        }
    }

    protected virtual Exception Damaged(string line) => new DeviceException(ErrorCode.BadFrame, "sum", line) { AfterSending = true };

    protected void Take(string answer)
    {
        if (answer.Split(',') is not [['t', '=', .. var t], ['s', '=', .. var s]])
            throw Damaged(answer);
        if (!decimal.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal temperature) || s is not ("0" or "1"))
            throw Damaged(answer);
        Device.Report(IClimate.Temperature, temperature);
        Device.Report(ISwitch.On, s == "1");
    }
}
