using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>The context of a try: it ends the driver at its first wait.</summary>
internal sealed class TestContext(ILine? line, TimeProvider time, ILogger logger, CancellationTokenSource end) : IListeningContext
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Reading> readings = [];

    public string DeviceId => "(test)";

    public ILine Line => line ?? throw new DeviceException(ErrorCode.NotConfigured, "noLine", "The settings name no line.");

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    /// <summary>True once the driver has reached its device.</summary>
    public bool HasAnswered { get; private set; }

    public IReadOnlyList<Reading> Readings
    {
        get
        {
            lock (gate)
                return [.. readings.Values];
        }
    }

    public void Report(in Reading reading)
    {
        lock (gate)
            readings[reading.Property] = reading;
    }

    public void Raise(DeviceEvent deviceEvent) => HasAnswered = true;

    public ValueTask WaitAsync(TimeSpan interval, CancellationToken cancellationToken) => EndAsync(cancellationToken);

    public ValueTask WaitAsync(Task until, CancellationToken cancellationToken) => EndAsync(cancellationToken);

    private async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        HasAnswered = true;
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
