using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Units;

/// <summary>Register maps of sensor boxes whose makers agree on nothing; the settings tell where values are.</summary>
internal static class RoomSensors
{
    /// <summary>Restroom, function 04: somebody there, ammonia ×0.1 ppm, water on the floor, soap %, paper %.</summary>
    public static RegisterMap Restroom(Washroom room) => new RegisterMap()
        .Input(0x0000, () => Flag(room.IsTaken))
        .Input(0x0001, () => Registers.Unsigned(room.Ammonia, 10))
        .Input(0x0002, () => Flag(room.Floor.Wet))
        .Input(0x0003, () => Registers.Unsigned(room.Soap))
        .Input(0x0004, () => Registers.Unsigned(room.Paper));

    /// <summary>Greenhouse station, function 03: humidity ×0.1 %, temperature ×0.1 Cel (signed), carbon dioxide ppm, light lx (two registers).</summary>
    public static RegisterMap Greenhouse(RoomAir air, Foliage foliage) => new RegisterMap()
        .Holding(0x0000, () => Registers.Unsigned(air.Humidity, 10))
        .Holding(0x0001, () => Registers.Signed(air.Temperature, 10))
        .Holding(0x0002, () => Registers.Unsigned(foliage.CarbonDioxide))
        .Holding(0x0003, () => Registers.High(foliage.Light))
        .Holding(0x0004, () => Registers.Low(foliage.Light));

    private static ushort Flag(bool on) => on ? (ushort)1 : (ushort)0;
}
