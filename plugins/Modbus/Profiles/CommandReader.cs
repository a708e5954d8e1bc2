using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>Reads what a command writes from a profile.</summary>
internal sealed class CommandReader(IReadOnlySet<string> settings)
{
    public CommandMap Read(ProfileNode node, CommandDefinition command)
    {
        node.AllowOnly("coil", "holding", "type", "value", "argument", "scale", "invert");
        if (node.Has("coil") == node.Has("holding"))
            throw node.Fail("there must be one of 'coil' and 'holding'");
        if (node.Has("value") == node.Has("argument"))
            throw node.Fail("there must be one of 'value' and 'argument'");
        bool coil = node.Has("coil");
        if (coil && (node.Has("type") || node.Has("scale")))
            throw node.Fail(node.Has("type") ? "type" : "scale", "a 'coil' is a single bit and has neither type nor scale");
        if (!coil && node.Has("invert"))
            throw node.Fail("invert", "only a coil can be inverted");
        RegisterType type = coil ? RegisterType.Bit : node.Word("type", RegisterType.U16);
        if (!coil && type == RegisterType.Bit)
            throw node.Fail("type", "a bit of a register cannot be written; use a whole register");
        return new CommandMap(command, type, node.Expression(coil ? "coil" : "holding", settings)!)
        {
            Value = node.Expression("value", settings),
            Argument = node.Has("argument") ? ArgumentOf(node, command) : null,
            Scale = node.Expression("scale", settings),
            Invert = node.Expression("invert", settings),
        };
    }

    private static string ArgumentOf(ProfileNode node, CommandDefinition command)
    {
        string name = node.Text("argument");
        return command.Parameters.Any(p => p.Name == name)
            ? name
            : throw node.Fail("argument", $"'{command.Name}' has {(command.Parameters.Count == 0 ? "no arguments" : "only " + string.Join(", ", command.Parameters.Select(p => p.Name)))}");
    }
}
