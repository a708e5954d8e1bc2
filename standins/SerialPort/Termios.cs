using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System.IO.Ports;

/// <summary>The kernel's <c>struct termios</c> (asm-generic/termbits.h), which stays the same while C libraries change theirs.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Termios
{
    public uint Input;
    public uint Output;
    public uint Control;
    public uint Local;
    public byte Discipline;
    public ControlCharacters Characters;

    [InlineArray(19)]
    internal struct ControlCharacters
    {
        private byte first;
    }
}
