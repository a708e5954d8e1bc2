using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Sites;

/// <summary>The file from which the platform learns the campus: <c>{places:[{path,name}], devices:[{id,name,place,driver,settings}]}</c>.</summary>
internal static class CampusFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it, for its owner only: keys are in it. The lines must have been plugged.</summary>
    public static void Write(Campus campus, string path) => OwnFile.Write(path, Of(campus).ToJsonString(Readable));

    /// <summary>Its content.</summary>
    public static JsonObject Of(Campus campus) => new()
    {
        ["places"] = new JsonArray([.. campus.Places.Select(p => new JsonObject { ["path"] = p.Path, ["name"] = Name(p.En, p.Zh) })]),
        ["devices"] = new JsonArray([.. campus.Devices.Select(Of)]),
    };

    /// <summary>A text in both languages.</summary>
    public static JsonObject Name(string en, string zh) => new() { ["en"] = en, ["zh"] = zh };

    private static JsonObject Of(Device device)
    {
        var settings = new JsonObject();
        if (device.Line is not null)
            settings["line"] = device.Line.Address;
        if (device.Unit is not null)
            settings["unit"] = device.Unit.Address;
        foreach ((string name, JsonNode? value) in device.Settings)
            settings[name] = value?.DeepClone();
        return new JsonObject
        {
            ["id"] = device.Name.Id,
            ["name"] = Name(device.Name.En, device.Name.Zh),
            ["place"] = device.Name.Place,
            ["driver"] = device.Driver,
            ["settings"] = settings,
        };
    }
}
