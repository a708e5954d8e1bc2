using System.Collections.Concurrent;
using System.Text;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>The drivers that run on this node, by device.</summary>
internal sealed class DriverSessions(DriverSessionServices services) : IDriverSessions
{
    private readonly ConcurrentDictionary<string, DriverSession> sessions = new(StringComparer.Ordinal);

    /// <summary>True while a driver is still being made.</summary>
    public bool AreStarting => sessions.Values.Any(s => s.IsStarting);

    /// <summary>The devices that have a session here.</summary>
    public bool Has(string device) => sessions.ContainsKey(device);

    /// <summary>The devices whose driver is one of these.</summary>
    public IReadOnlyList<string> UsersOf(IReadOnlySet<string> drivers) => [.. sessions.Where(s => drivers.Contains(s.Value.Driver)).Select(s => s.Key)];

    public DeviceModel? FindModel(string driver) => services.Plugins.Find(driver)?.Model;

    public TimeSpan? Start(DeviceConfiguration configuration, IDeviceGrain device)
    {
        var session = new DriverSession(configuration, device, services);
        DriverSession? replaced = null;
        sessions.AddOrUpdate(configuration.Id, session, (_, old) =>
        {
            replaced = old;
            return session;
        });
        _ = replaced?.StopAsync();
        return session.Start();
    }

    public Task StopAsync(string device) => sessions.TryRemove(device, out DriverSession? session) ? session.StopAsync() : Task.CompletedTask;

    /// <summary>Ends all drivers; waits at most 5 s for them.</summary>
    public Task StopAllAsync() => Task.WhenAll(sessions.Keys.Select(StopAsync));

    public void Submit(string device, SessionCommand command)
    {
        if (sessions.TryGetValue(device, out DriverSession? session))
            session.Submit(command);
    }

    /// <summary>Gives a message to each device whose address is in it; the results by device, none when nobody knows it.</summary>
    public IReadOnlyList<(string Device, Task<PushResult> Result)> Deliver(PushMessage message)
    {
        string body = Encoding.Latin1.GetString(message.Body.Span);
        return [.. sessions
            .Where(s => s.Value.PushAddress is { } address && body.Contains(address, StringComparison.OrdinalIgnoreCase))
            .Select(s => (s.Key, s.Value.DeliverAsync(message)))];
    }
}
