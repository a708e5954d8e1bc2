using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Sprinkler;

/// <summary>Answers requests: passwords, writes, and the pages that read. OpenSprinkler firmware 2.2.1 API document. Under the campus gate.</summary>
/// <param name="controller">The controller.</param>
internal sealed class SprinklerApi(SprinklerController controller)
{
    private readonly SprinklerPages _pages = new(controller);

    /// <summary>How a password is sent and kept: its MD5 in lower-case hexadecimal.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The firmware's own way.")]
    public static string HashOf(string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));

    /// <summary>The answer to a page; <see langword="null"/> for a page that there is not.</summary>
    public JsonNode? Answer(SprinklerQuery query)
    {
        if (query.Text("pw") != controller.PasswordHash)
            return query.Page is "jo" or "ja" ? SprinklerPages.Meagre : IsPage(query.Page) ? Result(SprinklerResult.Unauthorized) : null;
        return query.Page switch
        {
            "jc" => _pages.Variables(),
            "js" => _pages.Status(),
            "jo" => SprinklerPages.Options(),
            "jn" => _pages.Stations(),
            "jp" => SprinklerPages.Programs(),
            "je" => new JsonObject(),
            "jl" => Log(query),
            "ja" => _pages.All(),
            _ => Write(query),
        };
    }

    private static bool IsPage(string page) => page is "jc" or "js" or "jo" or "jn" or "jp" or "je" or "jl" or "ja"
        or "cm" or "cv" or "cr" or "pq" or "cs" or "co" or "cp" or "dp" or "up" or "mp" or "sp" or "dl";

    private JsonObject? Write(SprinklerQuery query) => query.Page switch
    {
        "cm" => Manual(query),
        "cv" => Variables(query),
        "cr" => Once(query),
        "pq" => Pause(query),
        "cs" => Attributes(query),
        "sp" => Password(query),
        "dl" => DeleteLog(),
        "co" => Result(SprinklerResult.Success),
        // There is room for no program: those that are asked for are not there.
        "cp" => Result(SprinklerResult.NotPermitted),
        "dp" or "up" or "mp" => query.Number("pid") is null ? Missing("pid") : Result(SprinklerResult.OutOfRange, "pid"),
        _ => null,
    };

    private JsonObject Manual(SprinklerQuery query)
    {
        if (query.Number("sid") is not { } station)
            return Missing("sid");
        if (station < 0 || station >= controller.Stations.Count)
            return Result(SprinklerResult.OutOfRange, "sid");
        if (query.Number("en") is not { } on)
            return Missing("en");
        if (on == 0)
            return Result(controller.Stop(station, query.Number("ssta") == 1));
        return query.Number("t") is { } seconds ? Result(controller.Start(station, seconds)) : Missing("t");
    }

    private JsonObject Variables(SprinklerQuery query)
    {
        if (query.Number("rd") is { } hours)
        {
            if (hours < 0)
                return Result(SprinklerResult.OutOfRange, "rd");
            controller.DelayForRain(hours);
        }
        if (query.Number("rsn") == 1)
            controller.StopAll(waiting: true);
        if (query.Number("rrsn") == 1)
            controller.StopAll(waiting: false);
        if (query.Number("en") is { } enabled)
            controller.Enabled = enabled != 0;
        if (query.Number("rbt") == 1)
            controller.Reboot();
        return Result(SprinklerResult.Success);
    }

    private JsonObject Once(SprinklerQuery query)
    {
        if (query.Text("t") is not { } text)
            return Missing("t");
        if (text is not ['[', .. var list, ']'])
            return Result(SprinklerResult.FormatError, "t");
        controller.Once([.. list.Split(',').Select(t => int.TryParse(t, out int seconds) ? seconds : 0)]);
        return Result(SprinklerResult.Success);
    }

    private JsonObject Pause(SprinklerQuery query)
    {
        if (query.Number("repl") is { } seconds)
            controller.Pause(seconds);
        else if (query.Number("dur") is { } duration)
            controller.Pause(controller.PauseLeft > 0 ? 0 : duration);
        else
            return Missing("dur");
        return Result(SprinklerResult.Success);
    }

    private JsonObject Attributes(SprinklerQuery query)
    {
        for (int i = 0; i < controller.Stations.Count; i++)
        {
            if (query.Text($"s{i}") is { } name)
                controller.Stations[i].Name = name.Length > 32 ? name[..32] : name;
            if (query.Number($"g{i}") is { } group)
                controller.Stations[i].Group = group;
        }
        return Result(SprinklerResult.Success);
    }

    private JsonObject Password(SprinklerQuery query)
    {
        if (query.Text("npw") is not { } wanted || query.Text("cpw") is not { } again)
            return Missing("npw");
        if (wanted != again)
            return Result(SprinklerResult.Mismatch);
        controller.PasswordHash = wanted;
        return Result(SprinklerResult.Success);
    }

    private JsonNode Log(SprinklerQuery query)
    {
        const long Day = 86_400;
        if (query.Number("hist") is { } days)
            return _pages.Log((controller.Now / Day - days) * Day, controller.Now);
        return query.Number("start") is { } from && query.Number("end") is { } to ? _pages.Log(from, to) : Missing("start");
    }

    private JsonObject DeleteLog()
    {
        controller.Log.Clear();
        return Result(SprinklerResult.Success);
    }

    private static JsonObject Missing(string item) => Result(SprinklerResult.DataMissing, item);

    private static JsonObject Result(SprinklerResult result, string item = "") => new() { ["result"] = (int)result, ["item"] = item };
}
