using System.Globalization;
using System.Text;

namespace SmartCampus.Sdk.Testing.Tests.Toys;

/// <summary>The toy protocol: <c>address:text:sum</c> and a line end; the sum is that of the bytes before it, two hexadecimal digits.</summary>
public static class ToyFrame
{
    public static byte[] Build(int address, string text)
    {
        string body = $"{address}:{text}:";
        return Encoding.Latin1.GetBytes($"{body}{Sum(body)}\n");
    }

    public static bool TryParse(string line, bool checksSum, out int address, out string text)
    {
        (address, text) = (0, "");
        if (line.Split(':') is not [var first, var second, var sum] || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out address))
            return false;
        text = second;
        return !checksSum || sum == Sum($"{first}:{second}:");
    }

    private static string Sum(string body) => (Encoding.Latin1.GetBytes(body).Sum(b => b) & 0xFF).ToString("X2", CultureInfo.InvariantCulture);
}
