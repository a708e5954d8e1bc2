namespace SmartCampus.Benchmarks.Client;

/// <summary>How one platform talks to its consoles.</summary>
internal interface IConsoleProtocol
{
    /// <summary>Where its WebSocket is.</summary>
    string Path { get; }

    /// <summary>Gaps in the platform's sequence so far.</summary>
    int Gaps { get; }

    /// <summary>Asks for all devices' states.</summary>
    void Open(ConsoleSocket console);

    /// <summary>Takes a message into the tracker.</summary>
    void Take(ConsoleSocket console, ReadOnlySpan<byte> message);

    /// <summary>Says that the console is still there; called every 5 s.</summary>
    void KeepAlive(ConsoleSocket console);
}
