using System.Text.Json.Nodes;
using SmartCampus.Demo.Faults;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Sites;

namespace SmartCampus.Demo.Tests.Lines;

/// <summary>The whole campus, plugged in, in a directory of its own. Its physics stands still unless stepped.</summary>
public sealed class TestCampus : IAsyncLifetime
{
    internal Campus Campus { get; private set; } = null!;

    internal string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("campus-demo-").FullName;

    internal DateTimeOffset Now { get; private set; } = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    public async Task InitializeAsync()
    {
        var ports = new PortBook(Path.Combine(Directory, "ports.json"), 0);
        Campus = CampusPlan.Build(new LineFactory(Directory, ports, TimeProvider.System), new KeyBook(null), new CampusTime(Now), 1);
        await Campus.PlugAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Campus.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    internal void Pass(double seconds)
    {
        foreach (int _ in Enumerable.Range(0, (int)(seconds * 5)))
            Campus.Step(new CampusTime(Now = Now.AddSeconds(0.2)), 0.2);
    }

    internal Device Device(string id) => Campus.Devices.Single(d => d.Name.Id == id);

    internal Fault Fault(string id) => Campus.Faults.Single(f => f.Id == id);

    internal JsonObject Truth(string id)
    {
        lock (Campus.Gate)
            return Device(id).Truth();
    }

    /// <summary>The stable name of a serial line.</summary>
    internal string Port(string name) => Path.Combine(Directory, name);

    /// <summary>The TCP port of a device.</summary>
    internal int TcpPort(string id) => new Uri(Device(id).Line!.Address).Port;
}
