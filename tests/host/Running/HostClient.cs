using System.Net;
using System.Text;
using System.Text.Json;

namespace SmartCampus.Host.Tests.Running;

/// <summary>The HTTP API as a console uses it: cookie and header.</summary>
public sealed class HostClient : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();
    private readonly Uri address;

    public HostClient(Uri address)
    {
        this.address = address;
        var handler = new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) };
        http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Add("X-Requested-With", "SmartCampus");
    }

    public Uri Address => address;

    /// <summary>The headers that every request carries.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => http.DefaultRequestHeaders;

    /// <summary>The <c>Cookie</c> header.</summary>
    public string Cookie => cookies.GetCookieHeader(address);

    public async Task SignInAsync(string password) =>
        (await PostAsync("/api/session", new { user = "admin", password })).Expect(HttpStatusCode.OK);

    public Task<HostAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<HostAnswer> PostAsync(string path, object? body) => SendAsync(HttpMethod.Post, path, Content(body));

    public Task<HostAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, Content(body));

    public Task<HostAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public async Task<HostAnswer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        // As curl does: a body that will be refused is not sent, so that the answer cannot be lost with the connection.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 1_000_000;
        using HttpResponseMessage response = await http.SendAsync(request);
        return new HostAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    public Task<HostAnswer> AddAsync(string id, string driver, object settings, string place = "campus/lab") =>
        PostAsync("/api/devices", new { id, name = new { en = id, zh = id }, place, driver, settings });

    /// <summary>Adds a device and waits until it is online.</summary>
    public async Task<JsonElement> AddOnlineAsync(string id, string driver, object settings)
    {
        (await AddAsync(id, driver, settings)).Expect(HttpStatusCode.Created);
        return await SeeAsync(id, d => d.Reason() == "online", $"{id} online");
    }

    public async Task<JsonElement> DeviceAsync(string id) => (await GetAsync($"/api/devices/{id}")).Expect(HttpStatusCode.OK);

    /// <summary>Looks at a device until it is as it must be.</summary>
    public Task<JsonElement> SeeAsync(string id, Func<JsonElement, bool> isRight, string what) => Eventually.SeeAsync(() => DeviceAsync(id), isRight, what);

    public Task<JsonElement> SeeReasonAsync(string id, string reason) => SeeAsync(id, d => d.Reason() == reason, $"{id} {reason}");

    public Task<HostAnswer> CommandAsync(
        string device, string id, string command, object? arguments = null, double wait = 0, double? deadline = null, object? expect = null) =>
        PostAsync($"/api/devices/{device}/commands?wait={wait.ToString(System.Globalization.CultureInfo.InvariantCulture)}s", new { id, command, arguments, deadline, expect });

    public async Task<JsonElement> EntryAsync(string id) => (await GetAsync($"/api/commands/{id}")).Expect(HttpStatusCode.OK);

    /// <summary>Looks at a ledger entry until it is in a state.</summary>
    public Task<JsonElement> SeeEntryAsync(string id, string state) => Eventually.SeeAsync(() => EntryAsync(id), e => e.Text("state") == state, $"command {id} {state}");

    public void Dispose() => http.Dispose();

    private static StringContent? Content(object? body) =>
        body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}
