using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SmartCampus.Plugins.Shelly.Codec;

/// <summary>The answer to a challenge, sent with each request. Shelly API, General / Authentication; RFC 7616 with SHA-256 and a method and a path of its own.</summary>
internal sealed class RpcAuth
{
    private const string User = "admin";
    private const string Ha2Of = "dummy_method:dummy_uri";
    private readonly RpcChallenge challenge;
    private readonly uint clientNonce;

    private RpcAuth(RpcChallenge challenge, uint clientNonce, string response) => (this.challenge, this.clientNonce, Response) = (challenge, clientNonce, response);

    /// <summary>Lower-case hexadecimal digest.</summary>
    public string Response { get; }

    /// <summary>Answers a challenge.</summary>
    public static RpcAuth Answer(RpcChallenge challenge, string password, uint clientNonce)
    {
        string ha1 = Hash($"{User}:{challenge.Realm}:{password}");
        string response = Hash(string.Create(CultureInfo.InvariantCulture, $"{ha1}:{challenge.Nonce}:{challenge.Count}:{clientNonce}:auth:{Hash(Ha2Of)}"));
        return new RpcAuth(challenge, clientNonce, response);
    }

    /// <summary>Writes the member <c>auth</c>.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("auth");
        writer.WriteString("realm", challenge.Realm);
        writer.WriteString("username", User);
        writer.WritePropertyName("nonce");
        if (challenge.NonceIsText)
            writer.WriteStringValue(challenge.Nonce);
        else
            writer.WriteRawValue(challenge.Nonce);
        writer.WriteNumber("cnonce", clientNonce);
        writer.WriteString("response", Response);
        writer.WriteString("algorithm", "SHA-256");
        writer.WriteEndObject();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
