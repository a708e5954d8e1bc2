using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Units;

/// <summary>Register maps of residual-current relays.</summary>
internal static class LeakageRelays
{
    /// <summary>Circutor RGU-100A (user guide): function 04 for currents in mA, function 02 for states.</summary>
    public static RegisterMap Rgu100A(LeakageRelay relay) => new RegisterMap()
        .Input(0x0FA0, () => Registers.Unsigned(relay.Current))
        .Input(0x0FC8, () => Registers.Unsigned(relay.AtLastTrip))
        .Discrete(0x0001, () => relay.PreAlarm)
        .Discrete(0x0002, () => relay.Alarm || relay.ToroidMissing)
        .Discrete(0x0003, () => relay.Alarm)
        .Discrete(0x0004, () => relay.ToroidMissing)
        .Discrete(0x0005, () => false)
        .Discrete(0x0006, () => false)
        .Discrete(0x0007, () => false);

    /// <summary>Schneider Vigirex RHU (user guide): bit 0 of a word, each preceded by its validity; currents in mA.</summary>
    public static RegisterMap Rhu(LeakageRelay relay)
    {
        var map = new RegisterMap();
        Flag(map, 0x00C9, () => relay.Alarm);
        Flag(map, 0x00CB, () => relay.PreAlarm);
        Flag(map, 0x00CD, () => relay.AtLastTrip > 0);
        Flag(map, 0x00CF, () => !relay.ToroidMissing);
        return map.Both(0x018F, () => 1).Both(0x0190, () => Registers.Unsigned(relay.Current))
            .Both(0x01A3, () => 1).Both(0x01A4, () => Registers.Unsigned(relay.Largest))
            .Both(0x01B7, () => 1).Both(0x01B8, () => Registers.Unsigned(relay.Percent));
    }

    private static void Flag(RegisterMap map, ushort address, Func<bool> state) =>
        map.Both((ushort)(address - 1), () => 1).Both(address, () => state() ? (ushort)1 : (ushort)0);
}
