using System.Text.Json;
using SmartCampus.Grains.Devices;
using SmartCampus.Host.Api;
using SmartCampus.Host.Feed;
using SmartCampus.Host.Plugins;
using SmartCampus.Host.Storage.Ledger;

namespace SmartCampus.Host.Devices;

/// <summary><c>/api/devices</c>: list, look at, configure.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/devices").WithTags("Devices");
        group.MapGet("/", List).WithSummary("Lists devices with their state.");
        group.MapGet("/{id}", GetAsync).WithSummary("One device with its settings and open commands.");
        group.MapGet("/{id}/model", Model).WithSummary("The device's model.");
        group.MapGet("/{id}/td", Description).WithSummary("W3C Thing Description 1.1.");
        group.MapPost("/", AddAsync).WithSummary("Adds a device.");
        group.MapPost("/test", TestAsync).WithSummary("Tries settings on the real device, without saving.");
        group.MapPut("/{id}", ChangeAsync).WithSummary("Changes a device.");
        group.MapDelete("/{id}", RemoveAsync).WithSummary("Removes a device.");
    }

    private static JsonAnswer List(HttpRequest request, DeviceFeed feed, PluginHost plugins, TimeProvider time)
    {
        string? availability = request.Query["availability"];
        DeviceCondition? condition = WireNames<DeviceCondition>.Parse(availability);
        if (!string.IsNullOrEmpty(availability) && condition is null)
            throw ApiProblem.Invalid("availability", $"availability is '{ApiProblem.Shown(availability)}'; it must be one of {DeviceConditions.Words}.");
        int limit = Query.Integer(request, "limit", 100, 1, 1000);
        var filter = new DeviceFilter(Text(request, "place"), Text(request, "trait"), condition, Text(request, "kind"), Text(request, "q"));
        HashSet<string>? drivers = Text(request, "plugin") is { } plugin ? [.. plugins.Drivers.Where(d => d.Plugin == plugin).Select(d => d.Driver.Model.Id)] : null;
        DateTimeOffset now = time.GetUtcNow();
        List<FeedSlot> all = [.. DeviceSort.By(null, feed.Slots.Where(s => filter.Fits(s, now) && (drivers is null || drivers.Contains(s.Configuration.Driver))), now)];
        string? after = Text(request, "after");
        if (after is not null && all.All(s => s.Configuration.Id != after))
            throw ApiProblem.Invalid("after", $"after is '{ApiProblem.Shown(after)}'; it must be the 'next' of the page before, and that device is not in this list any more.");
        IEnumerable<FeedSlot> rest = after is null ? all : all.SkipWhile(s => s.Configuration.Id != after).Skip(1);
        List<FeedSlot> page = [.. rest.Take(limit)];
        bool more = page.Count > 0 && all[^1] != page[^1];
        return JsonAnswer.Items(page, WriteItem, writer =>
        {
            writer.WriteString("next", more ? page[^1].Configuration.Id : null);
            writer.WriteNumber("total", all.Count);
        });
    }

    private static async Task<IResult> GetAsync(string id, DeviceFeed feed, DeviceService devices, PluginHost plugins, CommandQueries commands, CancellationToken cancellationToken)
    {
        DeviceConfiguration device = await devices.FindAsync(id, cancellationToken);
        FeedSlot slot = Slot(feed, id);
        var open = await commands.ListAsync(id, onlyOpen: true, 100, cancellationToken);
        return new JsonAnswer(writer =>
        {
            writer.WriteStartObject();
            DeviceJson.WriteIdentity(writer, slot);
            DeviceJson.WriteState(writer, slot);
            writer.WriteString("driver", device.Driver);
            writer.WritePropertyName("settings");
            DeviceInputCheck.Shown(device.Settings, plugins.Find(device.Driver)?.SettingsType).WriteTo(writer);
            writer.WriteStartArray("openCommands");
            foreach (var entry in open)
                DeviceJson.WriteEntry(writer, entry);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static JsonAnswer Model(string id, DeviceFeed feed) => new(writer => ModelJson.Write(writer, ModelOf(feed, id)));

    private static JsonAnswer Description(string id, DeviceFeed feed, HttpRequest request)
    {
        FeedSlot slot = Slot(feed, id);
        return new JsonAnswer(writer => ThingDescription.Write(writer, slot, ModelOf(feed, id), $"{request.Scheme}://{request.Host}"));
    }

    private static async Task<IResult> AddAsync(DeviceInput input, DeviceService devices, DeviceFeed feed, HttpContext context, CancellationToken cancellationToken)
    {
        DeviceConfiguration device = await devices.AddAsync(input, User(context), cancellationToken);
        context.Response.Headers.Location = $"/api/devices/{device.Id}";
        return new JsonAnswer(writer => WriteItem(writer, Slot(feed, device.Id)), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(string id, DeviceInput input, DeviceService devices, DeviceFeed feed, HttpContext context, CancellationToken cancellationToken)
    {
        await devices.ChangeAsync(id, input, User(context), cancellationToken);
        return new JsonAnswer(writer => WriteItem(writer, Slot(feed, id)));
    }

    private static async Task<IResult> RemoveAsync(string id, DeviceService devices, HttpContext context, CancellationToken cancellationToken)
    {
        await devices.RemoveAsync(id, User(context), cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> TestAsync(TestInput input, DeviceTester tester, CancellationToken cancellationToken)
    {
        TestResult result = await tester.TryAsync(input.Driver, input.Settings, cancellationToken);
        return new JsonAnswer(result.Write);
    }

    private static void WriteItem(Utf8JsonWriter writer, FeedSlot slot)
    {
        writer.WriteStartObject();
        DeviceJson.WriteIdentity(writer, slot);
        DeviceJson.WriteState(writer, slot);
        writer.WriteEndObject();
    }

    private static FeedSlot Slot(DeviceFeed feed, string id) => feed.TryFind(id, out FeedSlot? slot) ? slot : throw DeviceService.Missing(id);

    private static Sdk.DeviceModel ModelOf(DeviceFeed feed, string id)
    {
        FeedSlot slot = Slot(feed, id);
        return slot.Model ?? throw ApiProblem.Conflict($"Device '{id}' has driver '{slot.Configuration.Driver}', which is not loaded.");
    }

    private static string User(HttpContext context) => context.User.Identity?.Name ?? throw new InvalidOperationException("The request has no user.");

    private static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
