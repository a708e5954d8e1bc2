using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>One GET: one turn on the line, one connection, one request that is never sent twice.</summary>
internal sealed class HttpExchange(ILine line, TimeProvider time)
{
    /// <summary>How long an answer may take. The controller is nearly single-threaded: somebody's silent connection holds everybody up by 1.5 s.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(6);

    /// <summary>The longest body that is read, far above what 200 stations need.</summary>
    public const int LongestBody = 64 * 1024;

    private readonly Uri root = RootOf(line.Address);

    /// <summary>Asks.</summary>
    /// <param name="target">Path and query; they hold the password, so they are in no message.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>HTTP status and body.</returns>
    /// <exception cref="DeviceException">Silence, damage, or the line is gone.</exception>
    public async Task<(int Status, byte[] Body)> GetAsync(string target, CancellationToken cancellationToken)
    {
        using LineStream stream = await LineStream.OpenAsync(line, time, Timeout, cancellationToken).ConfigureAwait(false);
        using var client = new HttpClient(stream.CreateHttpHandler()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, target));
        request.Headers.ConnectionClose = true;
        bool inBody = false;
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            inBody = true;
            await response.Content.LoadIntoBufferAsync(LongestBody, cancellationToken).ConfigureAwait(false);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Fault(e, stream.Failure, inBody);
        }
    }

    private static DeviceException Fault(Exception e, DeviceException? failure, bool inBody) => (e as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.ConfigurationLimitExceeded => Damaged("tooLong", $"the answer is longer than {LongestBody} bytes", e),
        HttpRequestError.ResponseEnded when inBody => Damaged("truncated", "the connection was closed in the middle of the answer", e),
        _ => failure ?? Damaged("http", e.Message, e),
    };

    private static DeviceException Damaged(string cause, string what, Exception e) => new(ErrorCode.BadFrame, cause, what, e) { AfterSending = true };

    private static Uri RootOf(string address)
    {
        if (!LineAddress.TryParse(address, out LineAddress? line, out _) || line.Kind != LineKind.Tcp)
            throw new DeviceException(ErrorCode.NotConfigured, "line", $"line '{address}' must be 'tcp://host:port'");
        return new UriBuilder(Uri.UriSchemeHttp, line.Target, line.Port).Uri;
    }
}
