using System.Globalization;

namespace SmartCampus.Benchmarks.Common;

/// <summary>A command line: words, and options as <c>--name value</c> or <c>--name</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> options = [];

    public Arguments(IReadOnlyList<string> args)
    {
        List<string> words = [];
        for (int i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
                words.Add(args[i]);
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                options[args[i][2..]] = args[++i];
            else
                options[args[i][2..]] = "true";
        }
        Words = words;
    }

    /// <summary>What is no option, in order.</summary>
    public IReadOnlyList<string> Words { get; }

    public bool Has(string name) => options.ContainsKey(name);

    public string? Text(string name) => options.GetValueOrDefault(name);

    /// <exception cref="FormatException">It is no whole number.</exception>
    public int Integer(string name, int otherwise) =>
        options.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <exception cref="FormatException">It is no number.</exception>
    public TimeSpan Seconds(string name, double otherwise) => TimeSpan.FromSeconds(
        options.TryGetValue(name, out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise);
}
