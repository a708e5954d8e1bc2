using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Drivers;

/// <summary>Commands that wait for a device's driver, in order. Any thread.</summary>
internal sealed class CommandQueue
{
    private readonly Lock gate = new();
    private readonly Queue<SessionCommand> waiting = new();

    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return waiting.Count == 0;
        }
    }

    public void Add(SessionCommand command)
    {
        lock (gate)
            waiting.Enqueue(command);
    }

    public SessionCommand? Take()
    {
        lock (gate)
            return waiting.TryDequeue(out SessionCommand? command) ? command : null;
    }
}
