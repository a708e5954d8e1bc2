using System.Globalization;

namespace SmartCampus.Demo.Sprinkler;

/// <summary>A request's page and parameters.</summary>
internal sealed class SprinklerQuery
{
    private readonly Dictionary<string, string> _parameters = [];

    /// <summary>The page without its slash, such as <c>jc</c>.</summary>
    public string Page { get; private init; } = "";

    /// <summary>Reads the target of a request line.</summary>
    public static SprinklerQuery Parse(string target)
    {
        string[] parts = target.Split('?', 2);
        var query = new SprinklerQuery { Page = parts[0].TrimStart('/') };
        foreach (string pair in (parts.Length > 1 ? parts[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] halves = pair.Split('=', 2);
            query._parameters[halves[0]] = halves.Length > 1 ? Uri.UnescapeDataString(halves[1].Replace('+', ' ')) : "";
        }
        return query;
    }

    /// <summary>A parameter; <see langword="null"/> when it is not there.</summary>
    public string? Text(string name) => _parameters.GetValueOrDefault(name);

    /// <summary>A whole number; <see langword="null"/> when it is not there. As the firmware's atoi: what is no number is 0.</summary>
    public int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>Names that begin so.</summary>
    public IEnumerable<string> Names(string start) => _parameters.Keys.Where(k => k.StartsWith(start, StringComparison.Ordinal));
}
