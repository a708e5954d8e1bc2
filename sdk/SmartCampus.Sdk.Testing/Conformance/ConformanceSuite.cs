using System.Reflection;

namespace SmartCampus.Sdk.Testing;

/// <summary>Proves one driver: it connects, reports, keeps its deadlines, survives every fault without a wrong value, recovers, does each command once and leaves nothing behind.</summary>
/// <remarks>
/// Of no test framework: <see cref="Rows"/> are the cases of a theory and <see cref="RunAsync"/> is its body. docs/vendors.md shows it.
/// Time is simulated: a check of minutes takes a moment.
/// </remarks>
/// <param name="plugin">The plugin's assembly.</param>
/// <param name="driver">The driver's id, e.g. <c>acme.door</c>.</param>
/// <param name="settings">Its settings, a JSON object.</param>
/// <param name="device">Makes a fresh simulated device; called for each run.</param>
public sealed class ConformanceSuite(Assembly plugin, string driver, string settings, Func<ConformanceDevice> device)
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    /// <summary>The plugin's folder, where its profiles are; the tests' own by default.</summary>
    public string Folder { get; init; } = AppContext.BaseDirectory;

    /// <summary>How soon a healthy device must be online; 10 s by default.</summary>
    public TimeSpan ConnectsWithin { get; init; } = TenSeconds;

    /// <summary>How soon a mute device must be reported, poll interval and retries included; 10 s by default.</summary>
    public TimeSpan SilentWithin { get; init; } = TenSeconds;

    /// <summary>How soon all readings must be back after a fault; 30 s by default.</summary>
    public TimeSpan RecoversWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How soon a change of the device must be reported; 10 s by default.</summary>
    public TimeSpan FollowsWithin { get; init; } = TenSeconds;

    /// <summary>Properties of the model that this device does not report, e.g. because the settings say that the part is not fitted.</summary>
    public IReadOnlyCollection<string> NotReported { get; init; } = [];

    /// <summary>Checks that this driver cannot pass, each with its reason, e.g. <c>fault-corrupt</c>: the protocol has no check sum.</summary>
    public IReadOnlyDictionary<string, string> Exempt { get; init; } = new Dictionary<string, string>();

    /// <summary>The driver's id.</summary>
    public string Driver => driver;

    /// <summary>The names of the checks, without those that are exempt.</summary>
    public IReadOnlyList<string> Checks => [.. AllChecks().Select(c => c.Name).Where(name => !Exempt.ContainsKey(name))];

    /// <summary>One row for each check: the driver's id and the check's name, for the theory of any test framework.</summary>
    public IEnumerable<object[]> Rows => Checks.Select(name => new object[] { driver, name });

    /// <summary>For <see cref="Exempt"/>: the checks that need a line or messages, for a driver that has neither.</summary>
    /// <param name="reason">Why it has none.</param>
    public static IReadOnlyDictionary<string, string> WithoutLine(string reason) => FaultChecks.All.ToDictionary(c => c.Name, _ => reason);

    /// <summary>Runs one check.</summary>
    /// <param name="check">One of <see cref="Checks"/>.</param>
    /// <exception cref="ConformanceException">The driver fails it.</exception>
    /// <exception cref="ArgumentException">There is no such check, or an exemption is none.</exception>
    public Task RunAsync(string check)
    {
        IReadOnlyList<Check> all = AllChecks();
        if (Exempt.Keys.FirstOrDefault(name => all.All(c => c.Name != name)) is { } unknown)
            throw new ArgumentException($"'{unknown}' is exempt, but there is no such check; there are {string.Join(", ", all.Select(c => c.Name))}.");
        if (Exempt.FirstOrDefault(e => string.IsNullOrWhiteSpace(e.Value)) is { Key: not null } bare)
            throw new ArgumentException($"'{bare.Key}' is exempt without a reason.");
        Check found = all.FirstOrDefault(c => c.Name == check) ?? throw new ArgumentException($"There is no check '{check}'.", nameof(check));
        return Task.Run(() => RunCheckAsync(found)); // away from a test framework's own synchronisation context
    }

    /// <summary>How long to wait in real time for what is not bound to the clock: the end of a run, the release of what it held.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    internal string Settings => settings;

    internal Assembly Plugin => plugin;

    internal ConformanceDevice MakeDevice() => device();

    internal CheckSubject Subject() => new(this, CheckSubject.Find(plugin, Folder, driver));

    private async Task RunCheckAsync(Check check)
    {
        try
        {
            await check.Run(Subject()).ConfigureAwait(false);
        }
        catch (ConformanceException e)
        {
            throw new ConformanceException($"{driver} fails '{check.Name}': {e.Message}", e.InnerException);
        }
    }

    private IReadOnlyList<Check> AllChecks() =>
    [
        .. ReportChecks.All,
        .. TextChecks.All,
        .. SettingsChecks.All,
        .. SilenceChecks.All,
        .. MakeDevice() is { Peer: null, Message: not null } ? FaultChecks.OfMessages : FaultChecks.All,
        .. CommandChecks.Of([.. Subject().Model.Commands.Select(c => c.Name)]),
        .. LeakChecks.All,
    ];
}
