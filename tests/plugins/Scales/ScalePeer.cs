using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmartCampus.Plugins.Scales.Tests;

/// <summary>The scale's end of a real TCP connection: the test says what it answers, and makes it speak by itself.</summary>
internal sealed class ScalePeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Lock gate = new();
    private readonly StringBuilder heard = new();
    private readonly Task accepting;
    private readonly string? commandEnd;
    private NetworkStream? stream;
    private string pending = "";
    private int connections;

    /// <param name="answer">From what was heard, as Latin-1 text, to what is said; empty for silence.</param>
    /// <param name="commandEnd">What ends a command, so that each is answered by itself however they arrive; <see langword="null"/>: whatever arrives together.</param>
    public ScalePeer(Func<string, string>? answer = null, string? commandEnd = null)
    {
        this.commandEnd = commandEnd;
        Answer = answer ?? (_ => "");
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>As the settings name it.</summary>
    public string Line => $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>What it answers; may be changed at any time.</summary>
    public Func<string, string> Answer { get; set; }

    /// <summary>Everything heard, on all connections.</summary>
    public string Heard
    {
        get
        {
            lock (gate)
                return heard.ToString();
        }
    }

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Says something unasked.</summary>
    public Task SayAsync(string text)
    {
        lock (gate)
        {
            stream?.Write(Encoding.Latin1.GetBytes(text));
            return Task.CompletedTask;
        }
    }

    /// <summary>Says something again and again, until disposed.</summary>
    /// <param name="text">What, by its number from 0; <see langword="null"/> for nothing.</param>
    /// <param name="pause">Time between two.</param>
    public async Task SpeakAsync(Func<int, string?> text, TimeSpan pause)
    {
        try
        {
            for (int i = 0; !end.IsCancellationRequested; i++)
            {
                if (text(i) is { } words)
                    await SayAsync(words);
                await Task.Delay(pause, end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        lock (gate)
            stream?.Dispose();
        await Task.WhenAny(accepting);
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client = await listener.AcceptTcpClientAsync(end.Token);
            client.NoDelay = true;
            lock (gate)
                stream = client.GetStream();
            Interlocked.Increment(ref connections);
            _ = ServeAsync(client);
        }
    }

    private List<string> Commands(string text)
    {
        if (commandEnd is null)
            return [text];
        pending += text;
        List<string> commands = [];
        for (int end = pending.IndexOf(commandEnd, StringComparison.Ordinal); end >= 0; end = pending.IndexOf(commandEnd, StringComparison.Ordinal))
        {
            commands.Add(pending[..(end + commandEnd.Length)]);
            pending = pending[(end + commandEnd.Length)..];
        }
        return commands;
    }

    private async Task ServeAsync(TcpClient client)
    {
        byte[] buffer = new byte[1024];
        NetworkStream own = client.GetStream();
        try
        {
            while (await own.ReadAsync(buffer, end.Token) is > 0 and var count)
            {
                string text = Encoding.Latin1.GetString(buffer, 0, count);
                lock (gate)
                {
                    heard.Append(text);
                    if (string.Concat(Commands(text).Select(Answer)) is { Length: > 0 } answer)
                        own.Write(Encoding.Latin1.GetBytes(answer));
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The driver has closed it, or the test is over.
        }
        finally
        {
            client.Dispose();
        }
    }
}
