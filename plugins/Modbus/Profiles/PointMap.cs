using SmartCampus.Plugins.Modbus.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Profiles;

/// <summary>One place in a device's memory and what it means. value = raw × scale + offset, or the option that the raw number stands for.</summary>
/// <param name="Function">Function 01 to 04.</param>
/// <param name="Address">Address counted from 0.</param>
internal sealed record PointMap(ModbusFunction Function, Expression Address)
{
    /// <summary>Use this place only when true (not 0).</summary>
    public Expression? When { get; init; }

    /// <summary>How the registers hold the number.</summary>
    public RegisterType Type { get; init; } = RegisterType.U16;

    /// <summary>Bit of the register, 0–15; only for <see cref="RegisterType.Bit"/> in a register.</summary>
    public int Bit { get; init; }

    /// <summary>True (not 0): the bit is taken the other way round.</summary>
    public Expression? Invert { get; init; }

    /// <summary>Factor; 1 when missing.</summary>
    public Expression? Scale { get; init; }

    /// <summary>What is added after scaling; 0 when missing.</summary>
    public Expression? Offset { get; init; }

    /// <summary>Values by raw number.</summary>
    public IReadOnlyDictionary<decimal, PropertyValue>? Values { get; init; }

    /// <summary>Smallest plausible value; the property's own when missing.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest plausible value; the property's own when missing.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>What must hold for the value to be believed.</summary>
    public IReadOnlyList<GuardMap> Guards { get; init; } = [];
}
