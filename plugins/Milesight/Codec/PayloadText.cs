using System.Buffers.Text;

namespace SmartCampus.Plugins.Milesight.Codec;

/// <summary>The payload as text, in base64 (what network servers send) or in hexadecimal digits (what some gateways can be set to).</summary>
internal static class PayloadText
{
    /// <summary>What the text may mean, the likelier first; a text can be both. Never throws.</summary>
    public static IReadOnlyList<byte[]> Decode(string text)
    {
        var found = new List<byte[]>(2);
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length) + 3];
        if (Convert.TryFromBase64String(text, bytes, out int count))
            found.Add(bytes[..count]);
        if (text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit))
            found.Add(Convert.FromHexString(text));
        return found;
    }
}
