using SmartCampus.Demo.Modbus;
using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Units;

/// <summary>A relay board with eight relays, eight contact inputs and eight pulse counters (Waveshare Modbus RTU Relay, V2 protocol, and clones).</summary>
internal sealed class RelayBoard
{
    /// <summary>Channels of a board.</summary>
    public const int Channels = 8;

    /// <summary>Counts of the flow register per L/min.</summary>
    public const double FlowCounts = 100;

    /// <summary>Pulses of the flow meter per L.</summary>
    public const double PulsesPerLitre = 10;

    private readonly Relay[] _relays = [.. Enumerable.Range(0, Channels).Select(_ => new Relay())];
    private readonly Func<bool>[] _inputs = [.. Enumerable.Repeat<Func<bool>>(() => false, Channels)];

    public RelayBoard()
    {
        for (int i = 0; i < Channels; i++)
        {
            int channel = i;
            Map.Coil((ushort)channel, () => _relays[channel].On, on => _relays[channel].Set(on));
            Map.Discrete((ushort)channel, () => _inputs[channel]());
        }
        Map.Coil(0x00FF, () => _relays.All(r => r.On), SetAll);
        Map.Holding(0x2000, () => 0x0001).Holding(0x4000, () => 0x0001);
    }

    /// <summary>Its registers.</summary>
    public RegisterMap Map { get; } = new() { Toggles = true };

    /// <summary>A relay, 0–7.</summary>
    public Relay Relay(int channel) => _relays[channel];

    /// <summary>Wires a contact to an input, 0–7.</summary>
    public void Wire(int input, Func<bool> contact) => _inputs[input] = contact;

    /// <summary>Wires a flow meter to a channel: a register with the flow, then two with the pulse counter, high word first, under functions 03 and 04.</summary>
    /// <returns>The first register.</returns>
    public int Meter(int channel, Func<double> flow, Func<double> total)
    {
        ushort at = (ushort)(0x0010 + channel * 4);
        Map.Both(at, () => Registers.Unsigned(flow(), FlowCounts))
            .Both((ushort)(at + 1), () => Registers.High(total() * PulsesPerLitre))
            .Both((ushort)(at + 2), () => Registers.Low(total() * PulsesPerLitre));
        return at;
    }

    private void SetAll(bool on)
    {
        foreach (Relay relay in _relays)
            relay.Set(on);
    }
}
