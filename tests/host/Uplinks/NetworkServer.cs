using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Uplinks;

/// <summary>A network server that posts to the host: a token, no cookie.</summary>
internal sealed class NetworkServer : IDisposable
{
    public const string Eui = "24e124136b502217";

    private readonly HttpClient http;
    private readonly string source;

    public NetworkServer(Uri host, string source, string? token, string scheme = "Bearer")
    {
        this.source = source;
        http = new HttpClient { BaseAddress = host, Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, token);
    }

    /// <summary>ChirpStack's body of one frame of a VS330.</summary>
    public static string Frame(string payload, int counter, DateTimeOffset? time = null, string eui = Eui) => $$"""
        {"deduplicationId":"3ac7e3c4-4401-4b8d-9386-a5c902f9202d","time":"{{(time ?? TimeProvider.System.GetUtcNow()):O}}","deviceInfo":{"deviceName":"stall","devEui":"{{eui}}"},
         "devAddr":"00189440","fCnt":{{counter}},"fPort":85,"data":"{{Convert.ToBase64String(Convert.FromHexString(payload))}}"}
        """;

    public Task<HostAnswer> PostAsync(string body, string type = "application/json") => SendAsync(HttpMethod.Post, $"/api/uplinks/{source}?event=up", new StringContent(body, Encoding.UTF8, type));

    /// <summary>Posts again, as a network server does, while the host answers that its devices are still starting.</summary>
    public Task<HostAnswer> PostUntilTakenAsync(string body) =>
        Eventually.SeeAsync(() => PostAsync(body), a => a.Status != HttpStatusCode.ServiceUnavailable, "an answer of the started host");

    public async Task<HostAnswer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using HttpResponseMessage response = await http.SendAsync(request);
        return new HostAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();
}
