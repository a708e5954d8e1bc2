using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>A program that a test started. Disposing ends it: by the end of its standard input, and by force after 15 s.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 40;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly Channel<string> _output = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _tail = new();

    private ChildProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Take(e.Data, _output.Writer);
        process.ErrorDataReceived += (_, e) => Take(e.Data, null);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Its last lines, for an error message.</summary>
    public string Tail => string.Join(Environment.NewLine, _tail);

    /// <summary>Starts a program. Variables by which <c>dotnet test</c> steers its own children are not handed on.</summary>
    public static ChildProcess Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Starts a .NET program of ours.</summary>
    public static ChildProcess StartOurs(string name, params string[] arguments) =>
        Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Repository.Program(name), .. arguments]);

    /// <summary>Waits for a line of its output that holds a text, and returns it.</summary>
    /// <exception cref="InvalidOperationException">It ended or said nothing of the kind; the message has its last lines.</exception>
    public async Task<string> SaysAsync(string text)
    {
        using var limit = new CancellationTokenSource(StartPatience);
        try
        {
            await foreach (string line in _output.Reader.ReadAllAsync(limit.Token))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                    return line;
            }
        }
        catch (OperationCanceledException)
        {
            // The complaint below tells.
        }
        throw new InvalidOperationException($"A process never said '{text}':{Environment.NewLine}{Tail}");
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(EndPatience);
    }

    /// <summary>Its exit code, once it has ended by itself.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(EndPatience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(EndPatience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private void Take(string? line, ChannelWriter<string>? output)
    {
        if (line is null)
        {
            output?.TryComplete();
            return;
        }
        _tail.Enqueue(line);
        while (_tail.Count > KeptLines)
            _tail.TryDequeue(out _);
        output?.TryWrite(line);
    }
}
