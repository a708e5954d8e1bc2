using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Modbus.Codec;

/// <summary>In which order the bytes of a value of several registers come; A is the most significant.</summary>
internal enum WordOrder
{
    /// <summary>As the profile says.</summary>
    [Title("As in the profile", "按配置文件")]
    Profile,

    /// <summary>High word first: 123456.0 is <c>47F1 2000</c>.</summary>
    [Title("ABCD (high word first)", "ABCD（高字在前）")]
    Abcd,

    /// <summary>Low word first: <c>2000 47F1</c>.</summary>
    [Title("CDAB (low word first)", "CDAB（低字在前）")]
    Cdab,

    /// <summary>High word first, bytes swapped: <c>F147 0020</c>.</summary>
    [Title("BADC (bytes swapped)", "BADC（字节交换）")]
    Badc,

    /// <summary>All bytes reversed: <c>0020 F147</c>.</summary>
    [Title("DCBA (all reversed)", "DCBA（完全反序）")]
    Dcba,
}
