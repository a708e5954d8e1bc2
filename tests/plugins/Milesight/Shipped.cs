namespace SmartCampus.Plugins.Milesight.Tests;

/// <summary>The plugin as the platform sees it, with one sensor that runs.</summary>
internal sealed class Shipped : IAsyncDisposable
{
    private readonly DriverRun run;

    private Shipped(DriverRun run, TestDeviceContext context, ManualTime time) => (this.run, Context, Time) = (run, context, time);

    public static IReadOnlyList<DriverDescriptor> All => DriverReader.Read(typeof(MilesightDrivers).Assembly, AppContext.BaseDirectory);

    public TestDeviceContext Context { get; }

    public ManualTime Time { get; }

    /// <summary>What was reported since the last look.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            string[] told = [.. Context.Readings.Select(r => $"{r.Property} {(r.Error is null ? r.Value.ToString() : r.Error.Reason)}")];
            Context.Clear();
            return told;
        }
    }

    public static async Task<Shipped> StartAsync(string id, string more = "", string eui = Bodies.Eui)
    {
        var time = new ManualTime();
        time.Advance(TimeSpan.FromSeconds(10));
        var context = new TestDeviceContext { Time = time };
        DriverRun run = await DriverRun.StartAsync(All.Single(d => d.Model.Id == "milesight." + id), $$"""{ "devEui": "{{eui}}"{{more}} }""", context);
        return new Shipped(run, context, time);
    }

    public Task<PushOutcome> PushAsync(string body) => run.PushAsync(new PushMessage(Bodies.Bytes(body), "application/json", Time.GetUtcNow()));

    public Task RestartAsync() => run.RestartAsync();

    public Task<DeviceException> EndAsync() => run.EndAsync();

    public ValueTask DisposeAsync() => run.DisposeAsync();
}
