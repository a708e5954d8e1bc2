using System.Net;
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
    private const int MostBusy = 15;
    private const string NotYetKnown = "\"unknownDevice\"";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    private string? _token;

    /// <summary>Delivers until cancelled. What cannot be delivered is tried again; the newest are kept.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            while (true)
            {
                Uplink uplink = await NextAsync(cancellationToken);
                await DeliverAsync(http, uplink, cancellationToken);
                if (network.Twice)
                    await PostAsync(http, NetworkServer.Event(uplink).ToJsonString(), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end was asked for.
        }
    }

    /// <summary>The next message; looks meanwhile whether the platform has started anew.</summary>
    private async Task<Uplink> NextAsync(CancellationToken cancellationToken)
    {
        Task<Uplink> next = network.Waiting.ReadAsync(cancellationToken).AsTask();
        while (await Task.WhenAny(next, Task.Delay(LooksEvery, time, cancellationToken)) != next)
            Access();
        return await next;
    }

    /// <summary>Waits as long as the platform is away or does not know the token; a body that it refuses is not sent again, and one that it cannot take now only a while.</summary>
    private async Task DeliverAsync(HttpClient http, Uplink uplink, CancellationToken cancellationToken)
    {
        string body = NetworkServer.Event(uplink).ToJsonString();
        for (int busy = 0; busy < MostBusy;)
        {
            HttpStatusCode? status = await PostAsync(http, body, cancellationToken);
            if (status is not (null or HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError))
                return;
            if (status >= HttpStatusCode.InternalServerError)
                busy++;
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Posts once; <see langword="null"/> when nobody was there, or nobody said where to post.</summary>
    private async Task<HttpStatusCode?> PostAsync(HttpClient http, string body, CancellationToken cancellationToken)
    {
        if (Access() is not { } access)
            return null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, access.Url + "?event=up");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access.Token);
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            string answer = await response.Content.ReadAsStringAsync(cancellationToken);
            // A platform that has just started may not know its devices yet: that is no reason to lose a message.
            return answer.Contains(NotYetKnown, StringComparison.Ordinal) ? HttpStatusCode.ServiceUnavailable : response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    // Read anew each time: the platform may have made another token meanwhile.
    private UplinkAccess? Access()
    {
        try
        {
            JsonNode? access = JsonNode.Parse(File.ReadAllText(accessFile));
            var now = new UplinkAccess((string)access!["url"]!, (string)access["token"]!);
            // Another token is another start of the platform, whose radio devices wait for their first message.
            if (_token is not null && _token != now.Token)
                network.Ask();
            _token = now.Token;
            return now;
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }
}
