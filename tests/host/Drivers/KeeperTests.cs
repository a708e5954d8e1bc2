using Microsoft.Extensions.Logging.Abstractions;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Tests.Running;
using SmartCampus.Sdk.Testing;

namespace SmartCampus.Host.Tests.Drivers;

public sealed class KeeperTests
{
    [Fact]
    public async Task Roll_EndedByACancellationThatIsNotOurs_IsCalledAgain()
    {
        var time = new ManualTime();
        var registry = new CancelledOnce();
        // No device is configured, so that neither sessions nor grains are asked for anything.
        using var wheel = new PollWheel(time);
        using var keeper = new Keeper(registry, [], new DriverSessions(null!), new FirstRound(wheel), null!, time, NullLogger<Keeper>.Instance);

        await keeper.StartAsync(CancellationToken.None);
        await Eventually.BeAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(5));
                return keeper.IsReady;
            },
            "a second roll");
        await keeper.StopAsync(CancellationToken.None);

        Assert.True(registry.Calls > 1);
    }

    private sealed class CancelledOnce : IDeviceRegistry
    {
        public int Calls { get; private set; }

        public Task<IReadOnlyList<DeviceConfiguration>> ListAsync(CancellationToken cancellationToken) =>
            ++Calls == 1 ? throw new TaskCanceledException() : Task.FromResult<IReadOnlyList<DeviceConfiguration>>([]);

        public Task<DeviceConfiguration?> FindAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> SaveAsync(DeviceConfiguration configuration, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task AddAsync(IReadOnlyList<DeviceConfiguration> configurations, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
