using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Client;

/// <summary>What the client does.</summary>
/// <param name="Port">Where the platform listens.</param>
/// <param name="Token">The product's bearer token; without it the platform is the limit program or the peer.</param>
/// <param name="Devices">Number of devices expected.</param>
/// <param name="Warmup">Before measuring.</param>
/// <param name="Duration">How long to measure.</param>
/// <param name="InFlight">Commands in flight; 0: none.</param>
/// <param name="Consoles">Consoles that look at all devices; the first measures.</param>
/// <param name="UntilAll">End as soon as every device's state came; for measuring the start.</param>
internal sealed record ClientOptions(int Port, string? Token, int Devices, TimeSpan Warmup, TimeSpan Duration, int InFlight, int Consoles, bool UntilAll)
{
    /// <summary>Between the end of a command and the next on the same lane; half to one and a half of it.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>How long a platform may take to listen.</summary>
    public static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(60);

    public static ClientOptions Of(Arguments arguments) => new(
        arguments.Integer("port", 17080),
        arguments.Text("token"),
        arguments.Integer("devices", 100),
        arguments.Seconds("warmup", 5),
        arguments.Seconds("duration", 10),
        arguments.Integer("in-flight", 0),
        arguments.Integer("consoles", 1),
        arguments.Has("until-all"))
    {
        Pause = arguments.Seconds("pause", 0),
    };
}
