using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Garden;

/// <summary>A garden on a host of its own, of which a test breaks more than a device.</summary>
internal sealed class GardenAlone : IAsyncDisposable
{
    private const int Readings = 6;

    private TestGarden? garden;

    public RunningHost Host { get; } = new();

    public FaultyTcp Line { get; } = FaultyTcp.Start();

    /// <summary>The first bed's relay board; coil 0 is the valve, holding register 0 its meter.</summary>
    public FaultyUnit Board => Line[1];

    public TestGarden Garden => garden ?? throw new InvalidOperationException("It was not started.");

    public async Task StartAsync(int beds = 1)
    {
        await Host.InitializeAsync();
        garden = await TestGarden.MakeAsync(Host, "alone", Line, beds);
    }

    /// <summary>Gives the first bed the meter of its valve's board, and the supply a master valve on unit 5.</summary>
    public async Task AddMeterAndMasterAsync(int beds)
    {
        _ = Line[5];
        await Host.Api.AddOnlineAsync("alone-master", "modbus.relay-pump", new { line = Line.Line, unit = 5, interval = 0.2, timeout = 2, retries = 0 });
        await Garden.ChangeAsync(new
        {
            supplies = new[] { new { id = "main", name = "Main", kind = "main", maximumFlow = 100, device = "alone-master" } },
            beds = Enumerable.Range(1, beds).Select(i => new { id = $"b{i}", name = $"Bed {i}", supply = "main", area = 10, rate = 10, valveDevice = $"alone-v{i}", flowDevice = i == 1 ? "alone-v1" : null }),
        });
    }

    /// <summary>The host's clock goes on by so much at once, and some readings are made after that.</summary>
    public async Task PassAsync(FakeClock clock, int seconds)
    {
        DateTimeOffset then = (await Garden.SeeAsync()).At("view", "at").GetDateTimeOffset().AddSeconds(seconds);
        clock.Advance(TimeSpan.FromSeconds(seconds));
        await Garden.SeeViewAsync(v => v.At("at").GetDateTimeOffset() >= then, $"{seconds} s later");
        int heard = Board.Requests;
        await Eventually.BeAsync(() => Board.Requests >= heard + 2 * Readings, "more readings"); // of a coil and a register each
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Host.Dispose();
        await Line.DisposeAsync();
    }
}
