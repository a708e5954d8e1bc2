using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SmartCampus.Demo.Lines;

/// <summary>A raw pseudo-terminal: the devices speak at its master, the platform opens its slave like any serial port. Linux and macOS.</summary>
/// <remarks><see cref="Read"/> belongs to one thread; <see cref="Write"/> and <see cref="Wake"/> to any. Dispose after <see cref="Read"/> has ended.</remarks>
internal sealed class PseudoTerminal : IDisposable
{
    private readonly int _master;
    private readonly int _slave;
    private readonly int[] _wake = new int[2];

    /// <summary>Makes one.</summary>
    /// <exception cref="IOException">The system gives none; the message says which call failed and why.</exception>
    public PseudoTerminal()
    {
        _master = Check(PtyNative.OpenMaster(PtyNative.ReadWrite | PtyNative.NoControllingTerminal | PtyNative.NonBlocking), "posix_openpt");
        Check(PtyNative.Grant(_master), "grantpt");
        Check(PtyNative.Unlock(_master), "unlockpt");
        SlavePath = Marshal.PtrToStringUTF8(PtyNative.SlaveName(_master)) ?? throw new IOException("ptsname names no terminal");
        // Kept open, so that the master does not fail whenever the platform closes its end.
        _slave = Check(PtyNative.Open(SlavePath, PtyNative.ReadWrite | PtyNative.NoControllingTerminal), "open");
        Span<byte> termios = stackalloc byte[PtyNative.TermiosSize];
        Check(PtyNative.GetAttributes(_slave, termios), "tcgetattr");
        PtyNative.MakeRaw(termios);
        Check(PtyNative.SetAttributes(_slave, 0, termios), "tcsetattr");
        Check(PtyNative.Pipe(_wake), "pipe");
    }

    /// <summary>The slave's path, such as <c>/dev/pts/7</c>.</summary>
    public string SlavePath { get; }

    /// <summary>Waits for bytes from the platform; 0 once <see cref="Wake"/> was called or the terminal is gone.</summary>
    public int Read(Span<byte> buffer)
    {
        Span<PtyNative.PollEntry> entries =
        [
            new() { Descriptor = _master, Wanted = PtyNative.PollIn },
            new() { Descriptor = _wake[0], Wanted = PtyNative.PollIn },
        ];
        while (true)
        {
            // Interrupted by a signal: the poll begins anew.
            if (PtyNative.Poll(entries, 2, -1) < 0)
                continue;
            if (entries[1].Happened != 0)
                return 0;
            int count = (int)PtyNative.Read(_master, buffer, buffer.Length);
            if (count > 0)
                return count;
            if ((entries[0].Happened & PtyNative.PollIn) == 0)
                return 0;
        }
    }

    /// <summary>Sends to the platform. Bytes that nobody takes from a full buffer are lost, as on a wire.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => _ = PtyNative.Write(_master, bytes, bytes.Length);

    /// <summary>Ends <see cref="Read"/> for good.</summary>
    public void Wake() => _ = PtyNative.Write(_wake[1], [1], 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (int descriptor in new[] { _slave, _master, _wake[0], _wake[1] })
            _ = PtyNative.Close(descriptor);
    }

    private static int Check(int result, string call) => result >= 0
        ? result
        : throw new IOException($"{call} failed: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
}
