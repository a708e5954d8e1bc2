using System.Text.Json;
using SmartCampus.Host.Api;
using SmartCampus.Host.Devices;
using SmartCampus.Host.Drivers;
using SmartCampus.Host.Feed;
using SmartCampus.Host.Lines;
using SmartCampus.Host.Plugins;
using SmartCampus.Host.Storage.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Maintenance;

/// <summary>What the campus consists of and runs on: places, summary, drivers, plugins, lines.</summary>
internal static class MaintenanceEndpoints
{
    public static void MapMaintenance(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/places", PlacesAsync).WithTags("Places").WithSummary("All places with the number of devices at and below.");
        routes.MapGet("/api/summary", Summarise).WithTags("Devices").WithSummary("How many devices are in which state.");
        routes.MapGet("/api/drivers", Drivers).WithTags("Plugins").WithSummary("What can be added, with the form of its settings.");
        routes.MapGet("/api/plugins", Plugins).WithTags("Plugins").WithSummary("The plugins and their state.");
        routes.MapPost("/api/plugins/{id}/reload", ReloadAsync).WithTags("Plugins").WithSummary("Loads a plugin from its folder, in place of the version that runs.");
        routes.MapDelete("/api/plugins/{id}", UnloadAsync).WithTags("Plugins").WithSummary("Unloads a plugin until it is loaded again or the host starts again.");
        routes.MapGet("/api/lines", Lines).WithTags("Lines").WithSummary("The lines that devices use.");
    }

    private static async Task<IResult> PlacesAsync(PlaceStore store, DeviceFeed feed, CancellationToken cancellationToken)
    {
        Dictionary<string, int> counts = [];
        foreach (FeedSlot slot in feed.Slots)
        {
            foreach (string path in PathsOf(slot.Configuration.Place))
                counts[path] = counts.GetValueOrDefault(path) + 1;
        }
        var names = (await store.ListAsync(cancellationToken)).ToDictionary(p => p.Path);
        IEnumerable<string> all = counts.Keys.Concat(names.Keys).Distinct().Order(StringComparer.Ordinal);
        return JsonAnswer.Items(all, (writer, path) =>
        {
            string last = path[(path.LastIndexOf('/') + 1)..];
            writer.WriteStartObject();
            writer.WriteString("path", path);
            ModelJson.WriteText(writer, "name", names.TryGetValue(path, out Place? place) ? new LocalizedText(place.NameEn, place.NameZh) : new LocalizedText(last, last));
            writer.WriteNumber("devices", counts.GetValueOrDefault(path));
            writer.WriteEndObject();
        });
    }

    private static JsonAnswer Summarise(DeviceFeed feed, RecentCommands recent, TimeProvider time) =>
        new(Summary.Of(feed.Slots, recent.Running, time.GetUtcNow()).Write);

    private static JsonAnswer Drivers(PluginHost plugins) => JsonAnswer.Items(plugins.Drivers.OrderBy(d => d.Driver.Model.Id, StringComparer.Ordinal), (writer, driver) =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", driver.Driver.Model.Id);
        ModelJson.WriteText(writer, "title", driver.Driver.Model.Title);
        writer.WriteString("plugin", driver.Plugin);
        writer.WritePropertyName("model");
        ModelJson.Write(writer, driver.Driver.Model);
        writer.WritePropertyName("settingsSchema");
        SettingsSchema.Of(driver.Driver.SettingsType).WriteTo(writer);
        writer.WriteEndObject();
    });

    private static JsonAnswer Plugins(PluginHost plugins, DeviceFeed feed) =>
        JsonAnswer.Items(plugins.List(), (writer, plugin) => Write(writer, plugin, feed));

    private static async Task<IResult> ReloadAsync(string id, PluginHost plugins, DeviceFeed feed, CancellationToken cancellationToken)
    {
        Installed(id, plugins);
        PluginStatus status = await plugins.ReloadAsync(id, cancellationToken);
        if (status.Reason is { } reason)
            throw ApiProblem.Refused(new LocalizedText($"Plugin '{id}': {reason.En}", $"插件“{id}”：{reason.Zh}"));
        return new JsonAnswer(writer => Write(writer, status, feed));
    }

    private static async Task<IResult> UnloadAsync(string id, PluginHost plugins, SafeStop safe, DeviceFeed feed, CancellationToken cancellationToken)
    {
        await safe.TurnOffAsync(Installed(id, plugins).Drivers, cancellationToken); // afterwards nobody can
        await plugins.UnloadAsync(id, cancellationToken);
        return new JsonAnswer(writer => Write(writer, Installed(id, plugins), feed));
    }

    private static PluginStatus Installed(string id, PluginHost plugins) =>
        plugins.List().FirstOrDefault(p => p.Id == id) ?? throw ApiProblem.NotFound($"Plugin '{ApiProblem.Shown(id)}' is not installed: the folder of plugins has no folder of that name.");

    private static JsonAnswer Lines(LineHub lines) => JsonAnswer.Items(lines.List().OrderBy(l => l.Address.ToString(), StringComparer.Ordinal), (writer, line) =>
    {
        writer.WriteStartObject();
        writer.WriteString("address", line.Address.ToString());
        writer.WriteString("state", WireNames<LineState>.Of(line.State));
        writer.WriteString("reason", line.Reason);
        writer.WriteNumber("devices", line.Devices);
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, PluginStatus plugin, DeviceFeed feed)
    {
        writer.WriteStartObject();
        writer.WriteString("id", plugin.Id);
        writer.WriteString("version", plugin.Version);
        writer.WriteString("state", WireNames<PluginState>.Of(plugin.State));
        writer.WriteString("reason", plugin.Reason?.En);
        if (plugin.Reason is { } reason)
            ModelJson.WriteText(writer, "text", reason);
        writer.WriteStartArray("drivers");
        foreach (string driver in plugin.Drivers)
            writer.WriteStringValue(driver);
        writer.WriteEndArray();
        writer.WriteNumber("devices", feed.Slots.Count(s => plugin.Drivers.Contains(s.Configuration.Driver)));
        writer.WriteEndObject();
    }

    private static IEnumerable<string> PathsOf(string place)
    {
        yield return place;
        for (int slash = place.LastIndexOf('/'); slash > 0; slash = place.LastIndexOf('/', slash - 1))
            yield return place[..slash];
    }
}
