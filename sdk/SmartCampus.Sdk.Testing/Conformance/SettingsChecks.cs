using System.Globalization;
using System.Text.Json.Nodes;

namespace SmartCampus.Sdk.Testing;

/// <summary>Every number in the settings has bounds, the bounds hold, and at its bounds the driver works or says what is wrong.</summary>
internal static class SettingsChecks
{
    private static readonly string[] Texts = ["", "x", new('z', 1000)];

    public static IReadOnlyList<Check> All { get; } = [new("settings-bounds", CheckAsync)];

    private static async Task CheckAsync(CheckSubject subject)
    {
        JsonObject properties = subject.Schema["properties"]!.AsObject();
        Refuse(subject, "noSuchSetting", 1);
        foreach ((string name, JsonNode? field) in properties)
        {
            string type = (string)field!["type"]!;
            Refuse(subject, name, type == "string" ? 1 : "x");
            if (type is "number" or "integer")
                await CheckNumberAsync(subject, name, field).ConfigureAwait(false);
            else if (type == "string" && field["oneOf"] is null && (bool?)field["x-line"] != true)
                await CheckTextAsync(subject, name).ConfigureAwait(false);
        }
        foreach (JsonNode? required in subject.Schema["required"]!.AsArray())
            Refuse(subject, (string)required!, null);
    }

    private static async Task CheckNumberAsync(CheckSubject subject, string name, JsonNode field)
    {
        if (field["minimum"] is not { } minimum || field["maximum"] is not { } maximum)
            throw new ConformanceException($"setting '{name}' is a number without bounds; give it a [Range]");
        (decimal lowest, decimal highest) = (Number(minimum), Number(maximum));
        if (field["default"] is { } given && (Number(given) < lowest || Number(given) > highest))
            throw new ConformanceException($"setting '{name}' is {given} by default, outside its own bounds {minimum} to {maximum}");
        Refuse(subject, name, lowest - 1);
        Refuse(subject, name, highest + 1);
        await StartAsync(subject, name, JsonValue.Create(lowest)).ConfigureAwait(false);
        await StartAsync(subject, name, JsonValue.Create(highest)).ConfigureAwait(false);
    }

    private static async Task CheckTextAsync(CheckSubject subject, string name)
    {
        foreach (string text in Texts)
            await StartAsync(subject, name, JsonValue.Create(text)).ConfigureAwait(false);
    }

    private static void Refuse(CheckSubject subject, string name, JsonNode? value)
    {
        JsonObject json = subject.SettingsJson();
        json[name] = value;
        if (subject.Read(json, out IReadOnlyList<SettingsProblem> problems) is not null)
            throw new ConformanceException($"settings with '{name}' = {value?.ToJsonString() ?? "nothing"} are taken; they must be refused");
        if (problems.All(p => p.Setting != name))
            throw new ConformanceException($"settings with '{name}' = {value?.ToJsonString() ?? "nothing"} are refused, but no message names '{name}'");
    }

    /// <summary>The device may not answer with such a setting; but whatever comes must be one of the closed errors.</summary>
    private static async Task StartAsync(CheckSubject subject, string name, JsonNode value)
    {
        JsonObject json = subject.SettingsJson();
        json[name] = value;
        if (subject.Read(json, out _) is null)
            return;
        await using CheckRun run = subject.Start(json);
        await run.TryUntilAsync(() => run.Context.IsOnline || run.Failures.Count > 0, subject.Suite.ConnectsWithin).ConfigureAwait(false);
        if (run.Failures.FirstOrDefault(f => f.Error is null) is { } fault)
            throw new ConformanceException($"with '{name}' = {Shown(value)} it threw {fault}; refuse it with DeviceException(NotConfigured), naming setting, value and rule", fault.Exception);
        if (subject.HasLine && !run.Context.IsOnline && run.Failures.Count == 0)
            throw new ConformanceException($"with '{name}' = {Shown(value)} it neither came online nor failed within {subject.Suite.ConnectsWithin.TotalSeconds} s");
    }

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Shown(JsonNode value) => value.ToJsonString() is { Length: > 30 } text ? text[..30] + "…" : value.ToJsonString();
}
