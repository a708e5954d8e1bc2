using System.ComponentModel;
using System.Diagnostics;

namespace SmartCampus.Tests.Peers;

/// <summary>Two pseudo-terminals joined by Debian's <c>socat</c>: what is written to one is read from the other. Pull it out and put it back like a USB adapter.</summary>
internal sealed class PtyPair : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campus-pty-");
    private Process? socat;

    /// <summary>The side for the program under test.</summary>
    public string Port => Path.Combine(folder.FullName, "port");

    /// <summary>The side for the device that the test plays.</summary>
    public string Device => Path.Combine(folder.FullName, "device");

    /// <summary>The terminal that <see cref="Port"/> points at.</summary>
    public string PortTarget => File.ResolveLinkTarget(Port, returnFinalTarget: true)!.FullName;

    public static async Task<PtyPair> StartAsync()
    {
        var pair = new PtyPair();
        await pair.PlugInAsync();
        return pair;
    }

    /// <summary>Makes both ends appear; returns when they carry bytes.</summary>
    public async Task PlugInAsync()
    {
        var start = new ProcessStartInfo("socat") { RedirectStandardError = true };
        foreach (string argument in (string[])["-d", "-d", $"pty,rawer,link={Port}", $"pty,rawer,link={Device}"])
            start.ArgumentList.Add(argument);
        try
        {
            socat = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("These tests need socat: apt-get install socat.", e);
        }
        string said = "";
        while (!said.Contains("starting data transfer loop", StringComparison.Ordinal))
            said = await socat.StandardError.ReadLineAsync() ?? throw new InvalidOperationException($"socat ended with {said}");
        _ = socat.StandardError.ReadToEndAsync();
    }

    /// <summary>Makes both ends vanish.</summary>
    public async Task PullOutAsync()
    {
        socat!.Kill();
        await socat.WaitForExitAsync();
        socat.Dispose();
        socat = null;
        // Dangling links could come to point at somebody else's terminal.
        File.Delete(Port);
        File.Delete(Device);
    }

    /// <summary>Opens the device's side.</summary>
    public FileStream OpenDevice() => new(Device, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite, BufferSize = 0 });

    public async ValueTask DisposeAsync()
    {
        if (socat is not null)
            await PullOutAsync();
        folder.Delete(recursive: true);
    }
}
