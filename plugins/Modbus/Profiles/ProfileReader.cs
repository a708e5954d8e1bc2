using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Plugins.Modbus.Settings;
using SmartCampus.Sdk;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>Reads and checks a profile. The representation model is used, not the deserializer: it knows lines and holds no types.</summary>
internal sealed class ProfileReader(TraitCatalogue traits)
{
    /// <summary>Reads a profile.</summary>
    /// <param name="file">Its name, for messages; without extension it is the last part of the id.</param>
    /// <param name="yaml">Its text.</param>
    /// <exception cref="FormatException">It is bad; the message names file, line, value and rule.</exception>
    public Profile Read(string file, string yaml)
    {
        var root = new ProfileNode(file, Load(file, yaml), "the profile");
        root.AllowOnly("title", "settings", "wordOrder", "maxGap", "maxRegisters", "extra", "properties", "commands");
        Type settings = SettingsOf(root);
        PropertyDefinition[] extra = [.. root.Children("extra").Select(n => ExtraReader.Read(n, traits))];
        IReadOnlyList<PropertyMap> properties = ReadProperties(root, settings, extra);
        IReadOnlyList<CommandMap> commands = ReadCommands(root, settings);
        HashSet<string> names = [.. properties.Select(p => p.Property.Name), .. commands.Select(c => c.Command.Name)];
        if (extra.FirstOrDefault(e => !names.Contains(e.Name)) is { } unused)
            throw root.Fail($"'{unused.Name}' is listed under 'extra' but not mapped under 'properties'");
        CheckCommands(root, commands, names);
        ProfileNode title = root.Child("title") ?? throw root.Fail("'title' is missing");
        title.AllowOnly("en", "zh");
        var model = new DeviceModel("modbus." + Path.GetFileNameWithoutExtension(file), new LocalizedText(title.Text("en"), title.Text("zh")), traits.Only(names), extra);
        return new Profile(
            model,
            settings,
            root.Word("wordOrder", WordOrder.Abcd),
            (int)(root.Number("maxGap", 0, ModbusPdu.MaximumRegisters - 1) ?? 0),
            (int)(root.Number("maxRegisters", 4, ModbusPdu.MaximumRegisters) ?? ModbusPdu.MaximumRegisters),
            properties,
            commands);
    }

    private static YamlNode Load(string file, string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new FormatException($"{file}({e.Start.Line}): {e.Message}", e);
        }
        return stream.Documents is [var document] ? document.RootNode : throw new FormatException($"{file}(1): there are {stream.Documents.Count} documents; there must be one.");
    }

    private static Type SettingsOf(ProfileNode root) =>
        SettingsFamilies.All.TryGetValue(root.OptionalText("settings") ?? "device", out Type? type)
            ? type
            : throw root.Fail("settings", $"it must be one of {string.Join(", ", SettingsFamilies.All.Keys)}");

    private List<PropertyMap> ReadProperties(ProfileNode root, Type settings, PropertyDefinition[] extra)
    {
        ProfileNode list = root.Child("properties") ?? throw root.Fail("'properties' is missing");
        var points = new PointReader(SettingsVariables.NamesOf(settings));
        var maps = new List<PropertyMap>();
        foreach ((string name, _) in list.Entries)
        {
            PropertyDefinition property = traits.Property(name) ?? extra.FirstOrDefault(e => e.Name == name)
                ?? throw list.Fail(name, $"'{name}' is neither a property of a trait nor listed under 'extra'");
            maps.Add(new PropertyMap(property, [.. list.Children(name).Select(n => points.Read(n, property))]));
        }
        return maps.Count > 0 ? maps : throw root.Fail("'properties' is empty; a device must have at least one");
    }

    private List<CommandMap> ReadCommands(ProfileNode root, Type settings)
    {
        var reader = new CommandReader(SettingsVariables.NamesOf(settings));
        var maps = new List<CommandMap>();
        if (root.Child("commands") is not { } list)
            return maps;
        foreach ((string name, _) in list.Entries)
        {
            CommandDefinition command = traits.Command(name) ?? throw list.Fail(name, $"'{name}' is no command of a trait");
            maps.AddRange(reader.Read(list, name, command));
        }
        return maps;
    }

    // What the model promises must be there: the proof of a command, the way off.
    private void CheckCommands(ProfileNode root, IReadOnlyList<CommandMap> commands, HashSet<string> names)
    {
        ProfileNode list = root.Child("commands") ?? root;
        foreach (CommandMap map in commands)
        {
            string name = map.Command.Name;
            if (map.Command.Proof is { } proof && !names.Contains(proof.Property))
                throw list.Fail(name, $"'{name}' is proved by '{proof.Property}', which must be mapped under 'properties'");
            if (traits.SafetyOf(name) is { } safety && !(names.Contains(safety.Off) && names.Contains(safety.Property)))
                throw list.Fail(name, $"its safety needs '{safety.Property}' and '{safety.Off}', which must be mapped too");
        }
    }
}
