using System.Text.Json;

namespace SmartCampus.Host.Feed;

/// <summary>What a console wants to see; docs/wire.md "Hub".</summary>
/// <param name="Kind"><c>devices</c>, <c>query</c>, <c>commands</c>, <c>events</c>, <c>summary</c> or <c>garden</c>.</param>
/// <param name="Key">Equal views of equal keys share their pushes.</param>
internal sealed record ViewSpec(string Kind, string Key)
{
    private const int MostIds = 5000;
    private const int MostRows = 500;

    /// <summary>For <c>devices</c>: their ids; null is all.</summary>
    public IReadOnlySet<string>? Ids { get; private init; }

    public DeviceFilter Filter { get; private init; } = new();

    public string? Sort { get; private init; }

    public int From { get; private init; }

    public int Count { get; private init; }

    /// <summary>For <c>commands</c> and <c>events</c>: of this device only.</summary>
    public string? Device { get; private init; }

    /// <summary>For <c>garden</c>: its id.</summary>
    public string? Garden { get; private init; }

    /// <exception cref="FormatException">The view is bad; the message names member, value and rule.</exception>
    public static ViewSpec Parse(JsonElement view)
    {
        if (view.ValueKind != JsonValueKind.Object)
            throw new FormatException($"the view is {view.ValueKind}; it must be an object with 'kind'");
        string kind = Text(view, "kind") ?? throw new FormatException("the view has no 'kind'; it must be devices, query, commands, events, summary or garden");
        return kind switch
        {
            "devices" => Devices(view),
            "query" => Query(view),
            "commands" or "events" => new ViewSpec(kind, $"{kind}:{Text(view, "device")}") { Device = Text(view, "device") },
            "summary" => new ViewSpec(kind, kind),
            "garden" => OfGarden(Text(view, "id") ?? throw new FormatException("the view has no 'id'; it must be a garden's id")),
            _ => throw new FormatException($"kind is '{kind}'; it must be devices, query, commands, events, summary or garden"),
        };
    }

    /// <summary>The same query with another window.</summary>
    /// <exception cref="FormatException">The window is bad.</exception>
    public ViewSpec WithWindow(JsonElement window) => this with { From = Number(window, "from", 0, int.MaxValue), Count = Number(window, "count", 1, MostRows) };

    private static ViewSpec OfGarden(string id) => new("garden", $"garden:{id}") { Garden = id };

    private static ViewSpec Devices(JsonElement view)
    {
        if (!view.TryGetProperty("ids", out JsonElement ids) || ids.ValueKind == JsonValueKind.Null)
            return new ViewSpec("devices", "devices");
        if (ids.ValueKind != JsonValueKind.Array || ids.GetArrayLength() > MostIds || ids.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.String))
            throw new FormatException($"ids must be an array of at most {MostIds} texts");
        SortedSet<string> set = new(ids.EnumerateArray().Select(i => i.GetString()!), StringComparer.Ordinal);
        return new ViewSpec("devices", "devices:" + string.Join('\n', set)) { Ids = set };
    }

    private static ViewSpec Query(JsonElement view)
    {
        JsonElement filter = view.TryGetProperty("filter", out JsonElement given) ? given : default;
        if (filter.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
            throw new FormatException($"filter is {filter.ValueKind}; it must be an object");
        string? sort = Text(view, "sort");
        if (sort is not (null or "place" or "name" or "availability" or "reportedAt"))
            throw new FormatException($"sort is '{sort}'; it must be place, name, availability or reportedAt");
        string? availability = Text(filter, "availability");
        DeviceCondition? condition = WireNames<DeviceCondition>.Parse(availability);
        if (availability is not null && condition is null)
            throw new FormatException($"availability is '{availability}'; it must be one of {DeviceConditions.Words}");
        JsonElement window = view.TryGetProperty("window", out JsonElement w) ? w : default;
        return new ViewSpec("query", "query:" + Guid.NewGuid().ToString("N"))
        {
            Filter = new DeviceFilter(Text(filter, "place"), Text(filter, "trait"), condition, Text(filter, "kind"), Text(filter, "q")),
            Sort = sort,
        }.WithWindow(window);
    }

    private static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new FormatException($"{name} is {value}; it must be a text");
        return value.GetString() is { Length: > 0 } text ? text : null;
    }

    private static int Number(JsonElement element, string name, int minimum, int maximum)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out JsonElement value))
            throw new FormatException($"the window has no '{name}'; it must be {{from, count}}");
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out int number) || number < minimum || number > maximum)
            throw new FormatException($"{name} is {value}; it must be from {minimum} to {maximum}");
        return number;
    }
}
