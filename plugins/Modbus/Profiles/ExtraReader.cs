using System.Text.RegularExpressions;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>Reads the properties that a profile has beyond the traits.</summary>
internal static partial class ExtraReader
{
    public static PropertyDefinition Read(ProfileNode node, TraitCatalogue traits)
    {
        node.AllowOnly("name", "en", "zh", "type", "unit", "min", "max");
        string name = node.Text("name");
        if (!NamePattern().IsMatch(name))
            throw node.Fail("name", "it must be two words in camel case with a dot between, like meter.voltageL2");
        if (traits.Property(name) is not null)
            throw node.Fail("name", "a trait has this property; map it without listing it here");
        ModelType type = node.Word("type", ModelType.Number);
        if (type is not (ModelType.Number or ModelType.Integer or ModelType.Boolean))
            throw node.Fail("type", "it must be number, integer or boolean");
        return new PropertyDefinition(name, new LocalizedText(node.Text("en"), node.Text("zh")), type)
        {
            Unit = node.OptionalText("unit"),
            Minimum = node.Number("min", -1e27m, 1e27m),
            Maximum = node.Number("max", -1e27m, 1e27m),
        };
    }

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*\z")]
    private static partial Regex NamePattern();
}
