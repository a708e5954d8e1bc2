using System.Buffers.Text;
using SmartCampus.Benchmarks.Limit;

namespace SmartCampus.Benchmarks.Client;

/// <summary>The limit program's messages, and the peer's: <c>{"d":1,"v":[…]}</c>, several in an array; <c>{"id":1,…}</c> ends a command.</summary>
internal sealed class LimitProtocol(StateTracker tracker, Action<long> onCommandEnd) : IConsoleProtocol
{
    private readonly int[] registers = new int[8];

    public string Path => "/";

    public int Gaps => 0;

    public void Open(ConsoleSocket console)
    {
    }

    public void Take(ConsoleSocket console, ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"id\":"u8))
        {
            onCommandEnd(LimitText.Number(message, "\"id\":"u8));
            return;
        }
        while (message.IndexOf("\"d\":"u8) is >= 0 and int at)
        {
            message = message[(at + 4)..];
            if (!Utf8Parser.TryParse(message, out int device, out int used))
                return;
            message = message[(used + ",\"v\":["u8.Length)..];
            for (int i = 0; i < registers.Length && Utf8Parser.TryParse(message, out registers[i], out used); i++)
                message = message[(used + 1)..];
            tracker.Apply(device, registers);
        }
    }

    public void KeepAlive(ConsoleSocket console)
    {
    }
}
