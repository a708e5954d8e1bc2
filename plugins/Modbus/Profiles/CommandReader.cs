using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>Reads what a command writes from a profile.</summary>
internal sealed class CommandReader(IReadOnlySet<string> settings)
{
    private static readonly string[] Places = ["coil", "holding", "pulse"];

    /// <summary>Reads the places of a command; the first whose <c>when</c> holds is written, so the last one has none.</summary>
    public IReadOnlyList<CommandMap> Read(ProfileNode list, string name, CommandDefinition command)
    {
        CommandMap[] maps = [.. list.Children(name).Select(n => Read(n, command))];
        return maps is [.., { When: null }] ? maps : throw list.Fail(name, "the last of its places must be without 'when'");
    }

    private CommandMap Read(ProfileNode node, CommandDefinition command)
    {
        node.AllowOnly("when", "coil", "holding", "pulse", "type", "value", "argument", "scale", "invert");
        string[] places = [.. Places.Where(node.Has)];
        if (places is not [var place])
            throw node.Fail("there must be one of 'coil', 'holding' and 'pulse'");
        if (node.Has("value") == node.Has("argument"))
            throw node.Fail("there must be one of 'value' and 'argument'");
        if (place == "pulse" && (node.Has("value") || node.Has("type")))
            throw node.Fail(node.Has("value") ? "value" : "type", "a 'pulse' has an argument and a scale");
        bool coil = place == "coil";
        if (coil && (node.Has("type") || node.Has("scale")))
            throw node.Fail(node.Has("type") ? "type" : "scale", "a 'coil' is a single bit and has neither type nor scale");
        if (!coil && node.Has("invert"))
            throw node.Fail("invert", "only a coil can be inverted");
        RegisterType type = coil ? RegisterType.Bit : node.Word("type", RegisterType.U16);
        if (!coil && type == RegisterType.Bit)
            throw node.Fail("type", "a bit of a register cannot be written; use a whole register");
        return new CommandMap(command, type, node.Expression(place, settings)!)
        {
            When = node.Expression("when", settings),
            IsPulse = place == "pulse",
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
