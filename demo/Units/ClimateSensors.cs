using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Units;

/// <summary>Register map of the usual wall sensor (XY-MD02 and kin), function 04: temperature ×0.1 Cel (signed), then humidity ×0.1 %.</summary>
internal static class ClimateSensors
{
    public static RegisterMap Generic(RoomAir air) => new RegisterMap()
        .Input(0x0001, () => Registers.Signed(air.Temperature, 10))
        .Input(0x0002, () => Registers.Unsigned(air.Humidity, 10));
}
