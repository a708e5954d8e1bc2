using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Api;
using SmartCampus.Host.Drivers;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>Checks a device's configuration. Pure but for the list of drivers.</summary>
internal static partial class DeviceInputCheck
{
    /// <summary>What stands for a secret that is not shown, and stays when it comes back.</summary>
    public const string Hidden = "***";

    /// <summary>The configuration to store.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="known">The stored one, when it is a change.</param>
    /// <param name="find">Finds a loaded driver.</param>
    /// <exception cref="ApiProblem">Something is wrong; all of it is listed.</exception>
    public static DeviceConfiguration Check(DeviceInput input, DeviceConfiguration? known, Func<string, DriverDescriptor?> find)
    {
        var errors = new Dictionary<string, LocalizedText>();
        string id = known?.Id ?? input.Id ?? "";
        if (!Id().IsMatch(id))
            errors["id"] = DeviceWords.Id(id);
        string en = input.Name?.En ?? input.Name?.Zh ?? "";
        string zh = input.Name?.Zh ?? input.Name?.En ?? "";
        if (!IsName(en) || !IsName(zh))
            errors["name"] = DeviceWords.Name(IsName(en) ? zh : en);
        string place = input.Place ?? "";
        if (place.Length > 200 || !Place().IsMatch(place))
            errors["place"] = DeviceWords.Place(place);
        JsonObject settings = Settings(input, known, find, errors);
        if (errors.Count > 0)
            throw ApiProblem.Invalid(errors);
        return new DeviceConfiguration(id, en.Trim(), zh.Trim(), place, input.Driver!, settings.ToJsonString(), (known?.Version ?? 0) + 1);
    }

    /// <summary>What a problem is about, as a path in the input.</summary>
    public static string NameOf(SettingsProblem problem) => problem.Setting.Length == 0 ? "settings" : $"settings.{problem.Setting}";

    /// <summary>The settings as they may be shown: secrets hidden.</summary>
    public static JsonObject Shown(string settings, Type? settingsType)
    {
        JsonObject shown = JsonNode.Parse(settings)!.AsObject();
        foreach (string secret in settingsType is null ? [] : DriverSettings.SecretsOf(settingsType).Where(shown.ContainsKey))
            shown[secret] = Hidden;
        return shown;
    }

    private static JsonObject Settings(DeviceInput input, DeviceConfiguration? known, Func<string, DriverDescriptor?> find, Dictionary<string, LocalizedText> errors)
    {
        DriverDescriptor? driver = find(input.Driver ?? "");
        if (driver is null)
        {
            errors["driver"] = DeviceWords.Driver(input.Driver);
            return [];
        }
        if (input.Settings.ValueKind != JsonValueKind.Object)
        {
            errors["settings"] = DeviceWords.Settings(input.Settings.ValueKind);
            return [];
        }
        JsonObject settings = JsonObject.Create(input.Settings)!;
        if (known?.Driver == input.Driver)
            KeepSecrets(settings, JsonNode.Parse(known!.Settings)!.AsObject(), DriverSettings.SecretsOf(driver.SettingsType));
        using JsonDocument document = JsonDocument.Parse(settings.ToJsonString());
        SettingsReader.Read(driver.SettingsType, document.RootElement, out IReadOnlyList<SettingsProblem> problems);
        foreach (SettingsProblem problem in problems)
            errors[NameOf(problem)] = problem.Text;
        return settings;
    }

    private static bool IsName(string text) => text.Trim() is { Length: >= 1 and <= 100 } name && !name.Any(char.IsControl);

    private static void KeepSecrets(JsonObject given, JsonObject stored, IReadOnlySet<string> secrets)
    {
        foreach (string secret in secrets)
        {
            if (given[secret]?.GetValueKind() == JsonValueKind.String && given[secret]!.GetValue<string>() == Hidden)
                given[secret] = stored[secret]?.DeepClone();
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,63}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[a-z0-9-]+(/[a-z0-9-]+)*\z")]
    private static partial Regex Place();
}
