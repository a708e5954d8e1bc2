using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Lora;

/// <summary>A battery sensor that sends when something changes or it is asked, and now and then anyway. Lives under the campus gate.</summary>
/// <param name="devEui">Its EUI, 16 hexadecimal digits in lower case.</param>
/// <param name="name">What the network server calls it.</param>
/// <param name="payload">What it would say now, from the battery's percent.</param>
/// <param name="cause">What makes it speak at once when it changes.</param>
/// <param name="network">Hears it.</param>
internal sealed class LoraSensor(string devEui, string name, Func<int, byte[]> payload, Func<int> cause, NetworkServer network) : IBody
{
    private const double Interval = 600, CountsPerHour = 720;

    private int? _told;
    private uint _counter;
    private double _untilNext;
    private int _inquiry = network.Inquiries;

    /// <summary>Charge of its battery, %.</summary>
    public int Battery { get; set; } = 96;

    /// <summary>True when it is out of reach.</summary>
    public bool Gone { get; set; }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _untilNext -= seconds;
        bool first = _told is null;
        if (_told == cause() && _untilNext > 0 && _inquiry == network.Inquiries)
            return;
        _inquiry = network.Inquiries;
        if (first)
        {
            // The counter grows from one run to the next, as on a sensor that never lost its session.
            _counter = (uint)(now.HoursInService * CountsPerHour);
            Say(Milesight.PowerOn(devEui), now);
        }
        Say(payload(Battery), now);
        (_told, _untilNext) = (cause(), Interval);
    }

    private void Say(byte[] bytes, CampusTime now)
    {
        _counter++;
        if (!Gone)
            network.Hear(new Uplink(devEui, name, _counter, bytes, now.Utc));
    }
}
