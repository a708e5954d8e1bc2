using System.Buffers.Binary;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Simulator;

/// <summary>
/// The eight holding registers of a simulated device, made at read time so that the simulator costs CPU only per request:
/// r0–r3 time of the last change, µs since 1970; r4–r5 low 32 bits of the time this reply was built; r6 a value; r7 the coils.
/// </summary>
internal static class RegisterImage
{
    /// <summary>Registers of a device.</summary>
    public const int Count = 8;

    private const int PhaseStep = 7919;

    /// <summary>Writes registers <paramref name="address"/> and following in wire order.</summary>
    public static void Write(int device, ushort coils, TimeSpan changeEvery, int address, Span<byte> target)
    {
        long now = WallClock.Microseconds();
        long period = (long)changeEvery.TotalMicroseconds;
        long phase = device * (long)PhaseStep * 1000 % period;
        long change = (now - phase) / period;
        Span<byte> image = stackalloc byte[Count * 2];
        BinaryPrimitives.WriteInt64BigEndian(image, (change * period) + phase);
        BinaryPrimitives.WriteUInt32BigEndian(image[8..], unchecked((uint)now));
        BinaryPrimitives.WriteUInt16BigEndian(image[12..], (ushort)(200 + ((change + device) % 1000)));
        BinaryPrimitives.WriteUInt16BigEndian(image[14..], coils);
        image.Slice(address * 2, target.Length).CopyTo(target);
    }
}
