using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace SmartCampus.Benchmarks.Processes;

/// <summary>A process that the benchmark started. Disposing ends it: by the end of its standard input, and by force after 10 s.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 30;
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly Channel<string> output = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> tail = new();

    private ChildProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => Take(e.Data, isOutput: true);
        process.ErrorDataReceived += (_, e) => Take(e.Data, isOutput: false);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Its last lines, for an error message.</summary>
    public string Tail => string.Join(Environment.NewLine, tail);

    /// <summary>Starts a .NET program.</summary>
    /// <param name="assembly">Path of its main assembly.</param>
    /// <param name="arguments">Its command line.</param>
    public static ChildProcess Start(string assembly, IEnumerable<string> arguments) =>
        StartProgram(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [assembly, .. arguments]);

    /// <summary>Starts any program.</summary>
    /// <param name="program">Its path, or its name on the PATH.</param>
    /// <param name="arguments">Its command line.</param>
    public static ChildProcess StartProgram(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start."));
    }

    /// <summary>Starts this program with another verb.</summary>
    public static ChildProcess StartSelf(params string[] arguments) => Start(typeof(ChildProcess).Assembly.Location, arguments);

    /// <summary>Waits for its next line.</summary>
    /// <exception cref="InvalidOperationException">It ended or was silent; the message has its last lines.</exception>
    public async Task<string> ReadLineAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await output.Reader.ReadAsync(limit.Token);
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException($"A process ended before it answered:{Environment.NewLine}{Tail}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"A process said nothing for {patience.TotalSeconds} s:{Environment.NewLine}{Tail}");
        }
    }

    public async Task WriteLineAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(EndPatience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    private void Take(string? line, bool isOutput)
    {
        if (line is null)
        {
            if (isOutput)
                output.Writer.TryComplete();
            return;
        }
        tail.Enqueue(line);
        while (tail.Count > KeptLines)
            tail.TryDequeue(out _);
        if (isOutput)
            output.Writer.TryWrite(line);
    }
}
