using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Control;

/// <summary><c>fault list|on|off [ID] --control URL</c>: talks to a running demo.</summary>
internal static class FaultCommand
{
    /// <summary>Runs it; returns the exit code: 0 done, 1 refused or out of reach, 2 wrong words.</summary>
    public static async Task<int> RunAsync(string[] words, string control, TextWriter output)
    {
        using var http = new HttpClient { BaseAddress = new Uri(control), Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            return words switch
            {
                ["list"] => await ListAsync(http, output),
                ["on" or "off", var id] => await SetAsync(http, id, words[0] == "on", output),
                _ => await WrongAsync(output),
            };
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"No demo answers at {control}: {e.Message}");
            return 1;
        }
    }

    private static async Task<int> ListAsync(HttpClient http, TextWriter output)
    {
        foreach (JsonNode? fault in await http.GetFromJsonAsync<JsonArray>("faults") ?? [])
            await output.WriteLineAsync($"{((bool)fault!["active"]! ? "BROKEN" : "      ")}  {fault["id"],-22}{fault["title"]!["en"]}");
        return 0;
    }

    private static async Task<int> SetAsync(HttpClient http, string id, bool active, TextWriter output)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync($"faults/{Uri.EscapeDataString(id)}", new { active });
        JsonNode? body = await response.Content.ReadFromJsonAsync<JsonNode>();
        await output.WriteLineAsync(response.IsSuccessStatusCode
            ? $"{Verb(active, (bool)body!["active"]!)}: {body["title"]!["en"]}. Felt by {string.Join(", ", body["devices"]!.AsArray())}."
            : $"{body!["error"]}");
        return response.IsSuccessStatusCode ? 0 : 1;
    }

    // A moment is over at once.
    private static string Verb(bool wanted, bool active) => !wanted ? "Mended" : active ? "Broken" : "Done";

    private static async Task<int> WrongAsync(TextWriter output)
    {
        await output.WriteLineAsync("Say: fault list | fault on ID | fault off ID  [--control URL]");
        return 2;
    }
}
