using System.Security.Cryptography;
using System.Text.Json;

namespace SmartCampus.Demo.Osdp;

/// <summary>The readers' keys: made by chance at the first start, kept from run to run, and changed by osdp_KEYSET. Under the campus gate.</summary>
/// <param name="path">The file, for its owner only; <see langword="null"/> = nothing is kept.</param>
internal sealed class KeyBook(string? path)
{
    private readonly Dictionary<string, string> _keys = Load(path);

    /// <summary>A reader's key.</summary>
    public byte[] KeyOf(string reader)
    {
        if (!_keys.TryGetValue(reader, out string? key))
            _keys[reader] = key = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        return Convert.FromHexString(key);
    }

    /// <summary>Changes a key and writes the book.</summary>
    public void Change(string reader, byte[] key)
    {
        _keys[reader] = Convert.ToHexString(key);
        Save();
    }

    /// <summary>Writes the book.</summary>
    public void Save()
    {
        if (path is not null)
            OwnFile.Write(path, JsonSerializer.Serialize(_keys));
    }

    private static Dictionary<string, string> Load(string? path)
    {
        try
        {
            return path is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return [];
        }
    }
}
