using System.Runtime.InteropServices;

namespace System.IO.Ports;

/// <summary>The system calls. Numbers are those of the Linux kernel's generic ABI, the same on x64 and arm64 and for every C library.</summary>
internal static partial class Native
{
    public const int OpenFlags = 0x2 | 0x100 | 0x800 | 0x80000; // O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC
    public const nuint GetTermios = 0x5401, SetTermios = 0x5402, Flush = 0x540B, Exclusive = 0x540C, SetModemBits = 0x5416, ClearModemBits = 0x5417;
    public const int FlushInput = 0, FlushOutput = 1, FlushBoth = 2;
    public const int EINTR = 4, EIO = 5, EAGAIN = 11;
    public const int EpollAdd = 1, EpollDelete = 2, EpollModify = 3, EpollCloseOnExec = 0x80000, EventCloseOnExec = 0x80000;
    public const uint EpollIn = 1, EpollOut = 4, EpollError = 8, EpollHangUp = 0x10, EpollOneShot = 1u << 30;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(nint descriptor);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeHandle handle, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeHandle handle, nuint request, ref Termios termios);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeHandle handle, nuint request, ref int value);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeHandle handle, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeHandle handle, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write")]
    public static partial nint Write(nint descriptor, ref ulong value, nint count);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(nint epoll, int operation, SafeHandle handle, ref byte epollEvent);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(nint epoll, int operation, nint descriptor, ref byte epollEvent);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(nint epoll, ref byte events, int capacity, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventCreate(uint initial, int flags);

    /// <summary>An error as the real package makes it: HResult is the errno.</summary>
    public static IOException Error(int errno) => new(Marshal.GetPInvokeErrorMessage(errno), errno);
}
