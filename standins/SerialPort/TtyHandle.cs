using System.Runtime.InteropServices;

namespace System.IO.Ports;

/// <summary>An open tty.</summary>
internal sealed class TtyHandle : SafeHandle
{
    private TtyHandle(int descriptor)
        : base(-1, ownsHandle: true) => SetHandle(descriptor);

    public override bool IsInvalid => handle < 0;

    public static TtyHandle Open(string path)
    {
        int descriptor = Native.Open(path, Native.OpenFlags, 0);
        if (descriptor < 0)
            throw Denied(path, Marshal.GetLastPInvokeError());
        var tty = new TtyHandle(descriptor);
        if (Native.Control(tty, Native.Exclusive, 0) == 0)
            return tty;
        int error = Marshal.GetLastPInvokeError();
        tty.Dispose();
        throw new IOException($"'{path}' is not a serial port.", Native.Error(error));
    }

    protected override bool ReleaseHandle() => Native.Close(handle) == 0;

    // The same type for every cause, as in the real package.
    private static UnauthorizedAccessException Denied(string path, int error) =>
        new($"Access to the port '{path}' is denied.", Native.Error(error));
}
