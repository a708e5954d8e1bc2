using SmartCampus.Host.Api;

namespace SmartCampus.Host.Uplinks;

/// <summary>Reads a posted message, not more of it than a message may have.</summary>
internal static class UplinkBody
{
    /// <summary>An uplink is 1–3 KiB; one that many gateways heard has some more.</summary>
    public const int Most = 64 * 1024;

    /// <exception cref="ApiProblem">It is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Most)
            throw TooLarge();
        byte[] buffer = new byte[Most + 1];
        int count = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return count <= Most ? buffer[..count] : throw TooLarge();
    }

    private static ApiProblem TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "tooLarge", "The body is too large; an uplink must be at most 64 KiB.");
}
