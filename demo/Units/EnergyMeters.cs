using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Units;

/// <summary>Register maps of Eastron SDM meters: function 04, floats ABCD, whole pairs only, at most 80 registers a request.</summary>
internal static class EnergyMeters
{
    private const ushort End = 0x0180;

    /// <summary>SDM120: one phase.</summary>
    public static RegisterMap Sdm120(EnergyMeter meter) => Common(meter)
        .Float(0x0000, () => meter.Voltage(0))
        .Float(0x0006, () => meter.Current(0))
        .Float(0x000C, () => meter.Power)
        .Float(0x0012, () => Apparent(meter.Power))
        .Float(0x0018, () => Reactive(meter.Power))
        .Float(0x001E, () => EnergyMeter.PowerFactor)
        .ZeroInputsBelow(End);

    /// <summary>SDM630: three phases and their sum.</summary>
    public static RegisterMap Sdm630(EnergyMeter meter)
    {
        RegisterMap map = Common(meter).Float(0x0034, () => meter.Power);
        for (int i = 0; i < 3; i++)
        {
            (int phase, int at) = (i, i * 2);
            map.Float((ushort)at, () => meter.Voltage(phase))
                .Float((ushort)(0x0006 + at), () => meter.Current(phase))
                .Float((ushort)(0x000C + at), () => meter.PowerOf(phase))
                .Float((ushort)(0x0012 + at), () => Apparent(meter.PowerOf(phase)))
                .Float((ushort)(0x0018 + at), () => Reactive(meter.PowerOf(phase)))
                .Float((ushort)(0x001E + at), () => EnergyMeter.PowerFactor);
        }
        return map.Float(0x0030, () => Enumerable.Range(0, 3).Sum(meter.Current)).ZeroInputsBelow(End);
    }

    private static RegisterMap Common(EnergyMeter meter) => new RegisterMap { PairsOnly = true, LongestRead = 80 }
        .Float(0x0046, () => meter.Frequency)
        .Float(0x0048, () => meter.Total)
        .Float(0x0156, () => meter.Total);

    private static double Apparent(double power) => power / EnergyMeter.PowerFactor;

    private static double Reactive(double power) => power * Math.Tan(Math.Acos(EnergyMeter.PowerFactor));
}
