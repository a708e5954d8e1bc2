using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>The <c>pw</c> parameter: lower-case hexadecimal MD5 of the password. OpenSprinkler firmware 2.2.1 API, "Device password"; upper case is refused.</summary>
internal static class PasswordHash
{
    [SuppressMessage("Security", "CA5351", Justification = "The device knows no other.")]
    public static string Of(string password) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(password)));
}
