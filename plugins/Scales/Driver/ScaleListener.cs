using SmartCampus.Plugins.Scales.Settings;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>Listens to a scale that sends all the time.</summary>
internal sealed class ScaleListener(ScaleTalk talk, ScaleSettings settings, IDeviceContext device) : ListeningDriver(device, settings.Timeout), IScaleRunner, IScaleLink
{
    async ValueTask IScaleLink.SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        await SendAsync(bytes, cancellationToken).ConfigureAwait(false);

    async ValueTask IScaleLink.ReceiveAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await ReceiveAsync(timeout, cancellationToken).ConfigureAwait(false);

    public Task TalkAsync(Func<CancellationToken, Task> conversation, CancellationToken cancellationToken) => conversation(cancellationToken);

    protected override ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        talk.Link = this;
        return talk.OpenAsync(cancellationToken);
    }

    protected override bool Hear(ReadOnlySpan<byte> bytes) => talk.Hear(bytes);

    protected override ValueTask TendAsync(CancellationToken cancellationToken) => talk.TendAsync(cancellationToken);
}
