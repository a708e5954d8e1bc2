using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>What a command writes: one coil, one value in registers, or a time for which the device keeps a coil on.</summary>
/// <param name="Command">The command.</param>
/// <param name="Type">How the value is written; <see cref="RegisterType.Bit"/> is a coil.</param>
/// <param name="Address">Address counted from 0.</param>
internal sealed record CommandMap(CommandDefinition Command, RegisterType Type, Expression Address)
{
    /// <summary>Use this only when true (not 0).</summary>
    public Expression? When { get; init; }

    /// <summary>True for a pulse: function 05 with a number instead of on or off, a makers' extension.</summary>
    public bool IsPulse { get; init; }

    /// <summary>The value; <see langword="null"/> when an argument gives it.</summary>
    public Expression? Value { get; init; }

    /// <summary>The argument that gives the value.</summary>
    public string? Argument { get; init; }

    /// <summary>raw = value ÷ scale; 1 when missing.</summary>
    public Expression? Scale { get; init; }

    /// <summary>True (not 0): the coil is written the other way round.</summary>
    public Expression? Invert { get; init; }
}
