using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>Asks a scale at an interval, one turn on the line for each question.</summary>
internal sealed class ScalePoller(ScaleTalk talk, ScaleSettings settings, IDeviceContext device) : PollingDriver(device, settings.Interval), IScaleRunner, IScaleLink
{
    private readonly byte[] buffer = new byte[1024];
    private ILineTurn? turn;
    private bool garbled;

    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        await turn!.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);

    public async ValueTask ReceiveAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            if (timeout <= TimeSpan.Zero)
                throw new DeviceException(ErrorCode.TimedOut, "silent", $"{Device.Line.Address}: no answer in time.") { AfterSending = true };
            int count = await turn!.ReadAsync(buffer, timeout, cancellationToken).ConfigureAwait(false);
            garbled = !talk.Hear(buffer.AsSpan(0, count));
        }
        catch (DeviceException e) when (garbled && e.Error.Code == ErrorCode.TimedOut)
        {
            throw new DeviceException(ErrorCode.BadFrame, "garbled", $"{Device.Line.Address}: bytes came, but no sound answer.", e) { AfterSending = true };
        }
    }

    public async Task TalkAsync(Func<CancellationToken, Task> conversation, CancellationToken cancellationToken)
    {
        using ILineTurn taken = await Device.Line.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        (turn, talk.Link, garbled) = (taken, this, false);
        bool inStep = false;
        try
        {
            if (talk.DropsUnasked)
                taken.DiscardInput();
            await conversation(cancellationToken).ConfigureAwait(false);
            inStep = true;
        }
        catch (DeviceException e) when (e.Error.Code is ErrorCode.Busy or ErrorCode.RefusedByDevice or ErrorCode.NotConfigured)
        {
            inStep = true; // it has answered
            throw;
        }
        finally
        {
            turn = null;
            if (!inStep)
                taken.Break();
        }
    }

    protected override Task ConnectAsync(CancellationToken cancellationToken) => TalkAsync(async c => await talk.OpenAsync(c).ConfigureAwait(false), cancellationToken);

    protected override async ValueTask PollAsync(CancellationToken cancellationToken) =>
        await TalkAsync(async c => await talk.PollAsync(c).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
}
