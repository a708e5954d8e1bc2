using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>What a command writes: one coil, or one value in registers.</summary>
/// <param name="Command">The command.</param>
/// <param name="Type">How the value is written; <see cref="RegisterType.Bit"/> is a coil.</param>
/// <param name="Address">Address counted from 0.</param>
internal sealed record CommandMap(CommandDefinition Command, RegisterType Type, Expression Address)
{
    /// <summary>The value; <see langword="null"/> when an argument gives it.</summary>
    public Expression? Value { get; init; }

    /// <summary>The argument that gives the value.</summary>
    public string? Argument { get; init; }

    /// <summary>raw = value ÷ scale; 1 when missing.</summary>
    public Expression? Scale { get; init; }

    /// <summary>True (not 0): the coil is written the other way round.</summary>
    public Expression? Invert { get; init; }
}
