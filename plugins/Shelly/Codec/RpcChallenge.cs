using System.Text;
using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>The challenge in the message of error 401. Shelly API, General / Authentication.</summary>
/// <param name="Realm">The device's id.</param>
/// <param name="Nonce">A number, or a text; as JSON.</param>
/// <param name="NonceIsText">It came as a text.</param>
/// <param name="Count">The nonce counter.</param>
internal sealed record RpcChallenge(string Realm, string Nonce, bool NonceIsText, long Count)
{
    private const int LongestWord = 128;

    /// <summary>Reads a challenge; null when it is none that we can answer. Never throws.</summary>
    public static RpcChallenge? Parse(string message)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(message));
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.Text("realm") is not { Length: > 0 and <= LongestWord } realm)
                return null;
            if (root.Text("algorithm") is { } algorithm && algorithm != "SHA-256")
                return null;
            long count = root.Whole("nc") ?? 1;
            if (root.Whole("nonce") is { } number)
                return new RpcChallenge(realm, number.ToString(System.Globalization.CultureInfo.InvariantCulture), false, count);
            return root.Text("nonce") is { Length: > 0 and <= LongestWord } text ? new RpcChallenge(realm, text, true, count) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
