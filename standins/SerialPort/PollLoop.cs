using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace System.IO.Ports;

/// <summary>One thread that waits for all open ports (epoll, one-shot). It ends when the last port is closed.</summary>
internal sealed class PollLoop
{
    private const int Capacity = 64;
    private static readonly Lock Gate = new();
    private static PollLoop? shared;

    // x64 packs struct epoll_event, arm64 does not.
    private static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataOffset = Stride - sizeof(ulong);

    private readonly ConcurrentDictionary<ulong, SerialStream> streams = new();
    private readonly nint epoll;
    private readonly nint wake;
    private ulong lastId;
    private int users;

    private PollLoop()
    {
        epoll = Native.EpollCreate(Native.EpollCloseOnExec);
        wake = Native.EventCreate(0, Native.EventCloseOnExec);
        if (epoll < 0 || wake < 0 || Native.EpollControl(epoll, Native.EpollAdd, wake, ref Event(stackalloc byte[16], Native.EpollIn, 0)) != 0)
            throw Native.Error(Marshal.GetLastPInvokeError());
        new Thread(Run) { IsBackground = true, Name = "serial ports" }.Start();
    }

    /// <summary>Joins the loop, starting it when needed.</summary>
    public static PollLoop Join(SerialStream stream, TtyHandle handle, out ulong id)
    {
        lock (Gate)
        {
            PollLoop loop = shared ??= new PollLoop();
            id = ++loop.lastId;
            loop.streams[id] = stream;
            if (Native.EpollControl(loop.epoll, Native.EpollAdd, handle, ref Event(stackalloc byte[16], Native.EpollOneShot, id)) != 0)
                throw Native.Error(Marshal.GetLastPInvokeError());
            loop.users++;
            return loop;
        }
    }

    /// <summary>Asks for one call of <see cref="SerialStream.OnReady"/> when one of <paramref name="events"/> or a hang-up is there.</summary>
    public void Watch(TtyHandle handle, ulong id, uint events)
    {
        if (Native.EpollControl(epoll, Native.EpollModify, handle, ref Event(stackalloc byte[16], events | Native.EpollOneShot, id)) != 0)
            throw Native.Error(Marshal.GetLastPInvokeError());
    }

    /// <summary>Leaves the loop; the last one ends it.</summary>
    public void Leave(TtyHandle handle, ulong id)
    {
        lock (Gate)
        {
            _ = Native.EpollControl(epoll, Native.EpollDelete, handle, ref Event(stackalloc byte[16], 0, id));
            streams.TryRemove(id, out _);
            if (--users > 0)
                return;
            shared = null;
            ulong one = 1;
            _ = Native.Write(wake, ref one, sizeof(ulong));
        }
    }

    private static ref byte Event(Span<byte> buffer, uint events, ulong id)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, events);
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[DataOffset..], id);
        return ref MemoryMarshal.GetReference(buffer);
    }

    private void Run()
    {
        byte[] events = new byte[Capacity * 16];
        while (Dispatch(events, Native.EpollWait(epoll, ref events[0], Capacity, -1)))
        {
        }
        _ = Native.Close(wake);
        _ = Native.Close(epoll);
    }

    private bool Dispatch(ReadOnlySpan<byte> events, int count)
    {
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> one = events[(i * Stride)..];
            ulong id = BinaryPrimitives.ReadUInt64LittleEndian(one[DataOffset..]);
            if (id == 0)
                return false;
            if (streams.TryGetValue(id, out SerialStream? stream))
                stream.OnReady(BinaryPrimitives.ReadUInt32LittleEndian(one));
        }
        return true; // count is -1 when a signal interrupted the wait
    }
}
