using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Units;

/// <summary>Register maps of soil probes; the families swap moisture and temperature and differ ten-fold in scale.</summary>
internal static class SoilProbes
{
    /// <summary>DFRobot SEN0601/SEN0604 (DFRobot wiki): moisture ×0.1 %, temperature ×0.1 Cel, EC uS/cm.</summary>
    public static RegisterMap DfRobot(SoilBed bed) => new RegisterMap()
        .Both(0x0000, () => Registers.Unsigned(bed.Moisture, 10))
        .Both(0x0001, () => Registers.Signed(bed.Temperature, 10))
        .Both(0x0002, () => Registers.Unsigned(bed.Conductivity));

    /// <summary>Seeed S-Soil MT-02A / MTEC (Seeed Studio manual): temperature ×0.01 Cel, moisture ×0.01 %, EC uS/cm, salinity, TDS, permittivity ×0.01.</summary>
    public static RegisterMap Seeed(SoilBed bed) => new RegisterMap()
        .Both(0x0000, () => Registers.Signed(bed.Temperature, 100))
        .Both(0x0001, () => Registers.Unsigned(bed.Moisture, 100))
        .Both(0x0002, () => Registers.Unsigned(bed.Conductivity))
        .Both(0x0003, () => Registers.Unsigned(bed.Conductivity * 0.55))
        .Both(0x0004, () => Registers.Unsigned(bed.Conductivity * 0.5))
        .Both(0x0005, () => Registers.Unsigned(3 + bed.Moisture * 0.45, 100))
        .Holding(0x0020, () => 0);
}
