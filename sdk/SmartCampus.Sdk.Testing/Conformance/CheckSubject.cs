using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCampus.Sdk.Testing;

/// <summary>The driver under test, ready to be run.</summary>
internal sealed class CheckSubject(ConformanceSuite suite, DriverDescriptor descriptor)
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    public ConformanceSuite Suite => suite;

    public DriverDescriptor Descriptor => descriptor;

    public DeviceModel Model => descriptor.Model;

    public bool HasLine => suite.MakeDevice().Peer is not null;

    /// <summary>True when the device is heard at all, by a line or by posted messages.</summary>
    public bool IsHeard => suite.MakeDevice() is { Peer: not null } or { Message: not null };

    public JsonObject Schema => SettingsSchema.Of(descriptor.SettingsType);

    public static DriverDescriptor Find(Assembly plugin, string folder, string driver)
    {
        IReadOnlyList<DriverDescriptor> all = DriverReader.Read(plugin, folder);
        return all.FirstOrDefault(d => d.Model.Id == driver)
            ?? throw new ArgumentException($"{plugin.GetName().Name} offers no driver '{driver}'; it offers {string.Join(", ", all.Select(d => d.Model.Id))}.");
    }

    public JsonObject SettingsJson() =>
        JsonNode.Parse(suite.Settings) as JsonObject ?? throw new ArgumentException($"The settings of {suite.Driver} are no JSON object: {suite.Settings}");

    /// <summary>Reads settings as the platform does.</summary>
    public object? Read(JsonObject json, out IReadOnlyList<SettingsProblem> problems)
    {
        using JsonDocument document = JsonDocument.Parse(json.ToJsonString());
        return SettingsReader.Read(descriptor.SettingsType, document.RootElement, out problems);
    }

    /// <summary>Starts a run, healthy or with a fault from the first byte on.</summary>
    public CheckRun Start(Fault fault = Fault.None) => Start(SettingsJson(), fault);

    public CheckRun Start(JsonObject json, Fault fault = Fault.None)
    {
        object settings = Read(json, out IReadOnlyList<SettingsProblem> problems)
            ?? throw new ArgumentException($"The settings of {suite.Driver} are bad: {string.Join("; ", problems.Select(p => p.Message))}.");
        string? line = Schema["properties"]!.AsObject().FirstOrDefault(p => (bool?)p.Value!["x-line"] == true).Key;
        return new CheckRun(descriptor, settings, line is null ? null : (string?)json[line], suite.MakeDevice(), fault) { Patience = suite.Patience };
    }

    /// <summary>Starts a healthy run and returns when every expected reading has come.</summary>
    public async Task<CheckRun> StartHealthyAsync()
    {
        CheckRun run = Start();
        try
        {
            await run.UntilAsync(() => Shows(run, run.Device.Readings, DateTimeOffset.MinValue), suite.ConnectsWithin + suite.FollowsWithin, $"report {Text(run.Device.Readings)}").ConfigureAwait(false);
            return run;
        }
        catch
        {
            await run.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>True when the latest readings since then are the expected ones.</summary>
    public static bool Shows(CheckRun run, ExpectedReadings expected, DateTimeOffset since)
    {
        Dictionary<string, Reading> latest = [];
        foreach (SeenReading seen in run.Context.Readings.Where(r => r.At >= since))
            latest[seen.Reading.Property] = seen.Reading;
        return expected.All(e => latest.TryGetValue(e.Key, out Reading reading) && reading.Value == e.Value && reading.Error is null != e.Value.IsNone);
    }

    /// <summary>Throws when anything was reported that is not so, or anything thrown that a driver must not throw.</summary>
    public void Judge(CheckRun run, params ExpectedReadings[] allowed) => Judge(run, run.Context.Readings, allowed);

    /// <summary>The same for a device that changed: until then it showed the first, afterwards a reading on its way may still be the old one.</summary>
    public void Judge(CheckRun run, DateTimeOffset changed)
    {
        Judge(run, run.Context.Readings.Where(r => r.At < changed), run.Device.Readings);
        Judge(run, run.Context.Readings.Where(r => r.At >= changed), run.Device.Readings, run.Device.ChangedReadings);
        if (run.Device.Change is not null)
            JudgeStale(run, changed);
    }

    private void Judge(CheckRun run, IEnumerable<SeenReading> readings, params ExpectedReadings[] allowed)
    {
        if (run.Failures.FirstOrDefault(f => f.Error is null) is { } fault)
            throw new ConformanceException($"it threw {fault}; a driver throws DeviceException and OperationCanceledException only", fault.Exception);
        foreach (SeenReading seen in readings)
        {
            if (ReadingRules.Problem(Model, seen.Reading) is { } problem)
                throw new ConformanceException($"it reported {seen}: {problem}");
            bool known = allowed.Any(a => a.Names.Contains(seen.Reading.Property));
            if (known && seen.Reading.Error is null && !allowed.Any(a => a.Has(seen.Reading.Property, seen.Reading.Value)))
                throw new ConformanceException($"it reported {seen}, which the device never showed; it showed {string.Join(" or ", allowed.Where(a => a.Names.Contains(seen.Reading.Property)).Select(a => $"'{a.First(e => e.Key == seen.Reading.Property).Value}'"))}");
        }
    }

    /// <summary>Throws when an old value was reported longer after the device's change than the driver may take to follow.</summary>
    private void JudgeStale(CheckRun run, DateTimeOffset changed)
    {
        DateTimeOffset late = changed + suite.FollowsWithin + Settle;
        foreach (SeenReading seen in run.Context.Readings.Where(r => r.At > late && r.Reading.Error is null && run.Device.ChangedReadings.Names.Contains(r.Reading.Property)))
        {
            if (!run.Device.ChangedReadings.Has(seen.Reading.Property, seen.Reading.Value))
                throw new ConformanceException($"{(seen.At - changed).TotalSeconds} s after the device had changed it still reported {seen}; remembered values must not be reported anew");
        }
    }

    /// <summary>The fault check's word for a set of readings.</summary>
    public static string Text(ExpectedReadings readings) =>
        string.Join(", ", readings.Select(r => r.Value.IsNone ? $"{r.Key} as error" : $"{r.Key} = '{r.Value}'"));
}
