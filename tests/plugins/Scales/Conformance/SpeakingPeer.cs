using System.Text;

namespace SmartCampus.Plugins.Scales.Tests.Conformance;

/// <summary>A scale on a simulated line: it answers, and sends by itself ten times a second.</summary>
/// <param name="answer">From what was heard, as Latin-1 text, to what is said; empty for silence.</param>
/// <param name="says">What it says by itself; <see langword="null"/> for nothing at the moment.</param>
internal sealed class SpeakingPeer(Func<string, string> answer, Func<string?> says) : DevicePeer
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private ITimer? timer;

    protected override void Receive(byte[] bytes) => Say(answer(Encoding.Latin1.GetString(bytes)));

    protected override void Opened() => timer = Time.CreateTimer(_ => Say(says()), null, Pause, Pause);

    protected override void Closed() => timer?.Dispose();

    private void Say(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            Send(Encoding.Latin1.GetBytes(text));
    }
}
