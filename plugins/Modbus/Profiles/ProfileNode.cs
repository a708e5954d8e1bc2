using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>One mapping of a profile file; every complaint names file, line, value and rule.</summary>
internal sealed class ProfileNode
{
    private readonly string file;
    private readonly YamlMappingNode node;

    public ProfileNode(string file, YamlNode node, string what)
    {
        this.file = file;
        this.node = node as YamlMappingNode ?? throw Fail(node, $"{what} is '{node}'; it must be a mapping with keys");
    }

    /// <summary>The keys with their nodes.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Entries => node.Select(e => (e.Key.ToString(), e.Value));

    public bool Has(string key) => Find(key) is not null;

    /// <summary>Complains about every key that is not known.</summary>
    public void AllowOnly(params ReadOnlySpan<string> known)
    {
        foreach ((YamlNode key, _) in node)
        {
            if (!known.Contains(key.ToString()))
                throw Fail(key, $"'{key}' is unknown; known are {string.Join(", ", known.ToArray())}");
        }
    }

    public string Text(string key) => OptionalText(key) ?? throw Fail(node, $"'{key}' is missing");

    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value.Length: > 0 } scalar => scalar.Value,
        var other => throw Fail(other, $"'{key}' is '{other}'; it must be a text"),
    };

    public decimal? Number(string key, decimal minimum, decimal maximum)
    {
        if (OptionalText(key) is not { } text)
            return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number >= minimum && number <= maximum
            ? number
            : throw Fail(key, $"it must be a number from {minimum} to {maximum}");
    }

    public Expression? Expression(string key, IReadOnlySet<string> names)
    {
        if (OptionalText(key) is not { } text)
            return null;
        try
        {
            return Profiles.Expression.Parse(text, names);
        }
        catch (FormatException e)
        {
            throw Fail(key, e.Message);
        }
    }

    /// <summary>One of a set of words; case does not matter.</summary>
    public T Word<T>(string key, T otherwise) where T : struct, Enum
    {
        if (OptionalText(key) is not { } text)
            return otherwise;
        return Enum.TryParse(text, ignoreCase: true, out T word) && Enum.IsDefined(word) && !char.IsAsciiDigit(text[0])
            ? word
            : throw Fail(key, $"it must be one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    public ProfileNode? Child(string key) => Find(key) is { } child ? new ProfileNode(file, child, $"'{key}'") : null;

    /// <summary>One mapping, or a list of them.</summary>
    public IEnumerable<ProfileNode> Children(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Select(n => new ProfileNode(file, n, $"an entry of '{key}'")),
        var single => [new ProfileNode(file, single, $"'{key}'")],
    };

    /// <summary>A complaint about the value of a key.</summary>
    public FormatException Fail(string key, string rule) => Fail(Find(key) ?? node, $"'{key}' is '{Find(key)}'; {rule}");

    /// <summary>A complaint about the mapping as a whole.</summary>
    public FormatException Fail(string problem) => Fail(node, problem);

    private FormatException Fail(YamlNode where, string problem) => new($"{file}({where.Start.Line}): {problem}.");

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;
}
