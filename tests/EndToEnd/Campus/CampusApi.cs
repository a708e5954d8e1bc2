using System.Net.Http.Json;
using System.Text.Json;

namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>What a script does while a person looks at the console (docs/wire.md).</summary>
internal sealed class CampusApi : IDisposable
{
    private readonly HttpClient _http;

    private CampusApi(HttpClient http) => _http = http;

    /// <summary>Signs in with a password and goes on with a token, which outlives the host.</summary>
    public static async Task<CampusApi> SignInAsync(string url, string password)
    {
        var http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Add("X-Requested-With", "SmartCampus");
        var api = new CampusApi(http);
        await api.SendAsync(HttpMethod.Post, "api/session", new { user = "admin", password });
        JsonElement token = await api.SendAsync(HttpMethod.Post, "api/tokens", new { name = "end to end" });
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
        return api;
    }

    public Task<JsonElement> DeviceAsync(string id) => SendAsync(HttpMethod.Get, $"api/devices/{id}");

    public Task<JsonElement> GardenAsync(string id) => SendAsync(HttpMethod.Get, $"api/gardens/{id}");

    /// <summary>How many devices have this availability, at most 500.</summary>
    public async Task<int> DevicesAsync(string availability) =>
        (await SendAsync(HttpMethod.Get, $"api/devices?availability={availability}&limit=500")).GetProperty("items").GetArrayLength();

    public Task AddAsync(string id, string driver, object settings) =>
        SendAsync(HttpMethod.Post, "api/devices", new { id, name = Name(id), place = "campus/library/1", driver, settings });

    public Task RemoveAsync(string id) => SendAsync(HttpMethod.Delete, $"api/devices/{id}");

    /// <summary>Changes a device's English name, as somebody else's browser would.</summary>
    public async Task RenameAsync(string id, string name)
    {
        JsonElement device = await DeviceAsync(id);
        await SendAsync(HttpMethod.Put, $"api/devices/{id}", new
        {
            name = Name(name),
            place = device.GetProperty("place"),
            driver = device.GetProperty("driver"),
            settings = device.GetProperty("settings"),
            configVersion = device.GetProperty("configVersion"),
        });
    }

    /// <summary>Runs a command; returns its state after at most 10 s.</summary>
    public async Task<string?> CommandAsync(string device, string command)
    {
        JsonElement entry = await SendAsync(HttpMethod.Post, $"api/devices/{device}/commands?wait=10s", new { id = Guid.NewGuid(), command, arguments = new { } });
        return entry.GetProperty("state").GetString();
    }

    /// <summary>The device's ledger entries, the latest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> LedgerAsync(string device) =>
        [.. (await SendAsync(HttpMethod.Get, $"api/commands?device={device}")).GetProperty("items").EnumerateArray()];

    /// <summary>Breaks or mends something in the demo campus.</summary>
    public Task FaultAsync(string id, bool active) => SendAsync(HttpMethod.Post, $"api/demo/faults/{id}", new { active });

    public void Dispose() => _http.Dispose();

    private static object Name(string name) => new { en = name, zh = name };

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using HttpResponseMessage answer = await _http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text.Length == 0 ? "{}" : text)
            : throw new InvalidOperationException($"{method} {path} was answered by {(int)answer.StatusCode}: {text}");
    }
}
