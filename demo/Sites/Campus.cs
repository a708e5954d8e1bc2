using SmartCampus.Demo.Faults;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Lora;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sites;

/// <summary>The simulated campus: places, devices, their lines, what is behind them and what can break. Built once by <see cref="SiteBuilder"/>.</summary>
internal sealed class Campus : IAsyncDisposable
{
    /// <summary>Held while physics or registers are touched.</summary>
    public Lock Gate { get; } = new();

    public List<Place> Places { get; } = [];

    public List<Device> Devices { get; } = [];

    public List<ILine> Lines { get; } = [];

    public List<IBody> Bodies { get; } = [];

    public List<Fault> Faults { get; } = [];

    /// <summary>Where radio sensors are heard.</summary>
    public NetworkServer Network { get; } = new();

    /// <summary>Lets time pass for everything. Any thread.</summary>
    public void Step(CampusTime now, double seconds)
    {
        lock (Gate)
        {
            foreach (IBody body in Bodies)
                body.Step(now, seconds);
        }
    }

    /// <summary>Plugs all lines in.</summary>
    /// <exception cref="IOException">A port cannot be had.</exception>
    public async Task PlugAsync(CancellationToken cancellationToken)
    {
        foreach (ILine line in Lines)
            await line.PlugAsync(cancellationToken);
    }

    /// <summary>Pulls all lines; no port and no link stays behind.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (ILine line in Lines)
            await line.DisposeAsync();
        foreach (Fault fault in Faults)
            fault.Dispose();
    }
}
