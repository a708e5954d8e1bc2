using System.Collections.Concurrent;
using System.Text;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Tests.Drivers;

/// <summary>A driver that listens to lines of text, each a number, and reports the latest of what came together.</summary>
internal sealed class LineTeller(IDeviceContext device, TimeSpan silence) : ListeningDriver(device, silence)
{
    private readonly StringBuilder pending = new();
    private readonly ConcurrentQueue<string> heard = new();
    private string? answer;
    private int inside;

    /// <summary>The lines heard, in order.</summary>
    public IReadOnlyList<string> Heard => [.. heard];

    /// <summary>True once two calls were inside the driver at a time.</summary>
    public bool Overlapped { get; private set; }

    /// <summary>What <see cref="Hear"/> does first.</summary>
    public Action? OnHear { get; set; }

    /// <summary>Sends a text and waits for the line that begins with it.</summary>
    public async Task AskAsync(string text, CancellationToken cancellationToken)
    {
        answer = null;
        await SendAsync(Encoding.ASCII.GetBytes(text + "\n"), cancellationToken);
        while (answer != text)
            await ReceiveAsync(TimeSpan.FromSeconds(20), cancellationToken);
    }

    protected override async ValueTask OpenAsync(CancellationToken cancellationToken) => await SendAsync("go\n"u8.ToArray(), cancellationToken);

    protected override bool Hear(ReadOnlySpan<byte> bytes)
    {
        Overlapped |= Interlocked.Increment(ref inside) > 1;
        OnHear?.Invoke();
        pending.Append(Encoding.ASCII.GetString(bytes));
        int last = int.MinValue;
        for (int end = pending.ToString().IndexOf('\n', StringComparison.Ordinal); end >= 0; end = pending.ToString().IndexOf('\n', StringComparison.Ordinal))
        {
            string line = pending.ToString(0, end);
            pending.Remove(0, end + 1);
            if (int.TryParse(line, out int number))
                last = number;
            else
                answer = line;
            heard.Enqueue(line);
        }
        if (last != int.MinValue)
            Device.Report(new Reading("teller.number", PropertyValue.Of(last), Device.Time.GetUtcNow()));
        Interlocked.Decrement(ref inside);
        return last != int.MinValue;
    }
}
