using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartCampus.Demo.Lora;

/// <summary>Delivers the network server's events to the platform. Where to and with which token, the platform writes into a file beside the campus's.</summary>
/// <param name="network">The network server.</param>
/// <param name="accessFile"><c>{"url","token"}</c>, for its owner only.</param>
/// <param name="time">The clock.</param>
internal sealed class UplinkSender(NetworkServer network, string accessFile, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Delivers until cancelled. What cannot be delivered is tried again; the newest are kept.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            await foreach (Uplink uplink in network.Waiting.ReadAllAsync(cancellationToken))
            {
                string body = NetworkServer.Event(uplink).ToJsonString();
                while (!await IsDeliveredAsync(http, body, cancellationToken))
                    await Task.Delay(Pause, time, cancellationToken);
                if (network.Twice)
                    await IsDeliveredAsync(http, NetworkServer.Event(uplink).ToJsonString(), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end was asked for.
        }
    }

    /// <summary>True when the platform took it, or will never take it: a body that it refuses is not sent again.</summary>
    private async Task<bool> IsDeliveredAsync(HttpClient http, string body, CancellationToken cancellationToken)
    {
        if (Access() is not { } access)
            return false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, access.Url + "?event=up");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode || (int)response.StatusCode is 400 or 404 or 413 or 422;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    // Read anew each time: the platform may have made another token meanwhile.
    private UplinkAccess? Access()
    {
        try
        {
            JsonNode? access = JsonNode.Parse(File.ReadAllText(accessFile));
            return new UplinkAccess((string)access!["url"]!, (string)access["token"]!);
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }
}
