namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>How registers hold a value.</summary>
internal enum RegisterType
{
    /// <summary>Unsigned, 1 register.</summary>
    U16,

    /// <summary>Two's complement, 1 register.</summary>
    S16,

    /// <summary>Unsigned, 2 registers.</summary>
    U32,

    /// <summary>Two's complement, 2 registers.</summary>
    S32,

    /// <summary>Unsigned, 4 registers.</summary>
    U64,

    /// <summary>IEEE 754 single, 2 registers.</summary>
    F32,

    /// <summary>One bit: a coil, a discrete input, or a bit of a register.</summary>
    Bit,
}
