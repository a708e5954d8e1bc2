using SmartCampus.Demo.Physics;

namespace SmartCampus.Demo.Sprinkler;

/// <summary>One station of the controller and its place in the queue.</summary>
/// <param name="name">What the controller calls it.</param>
/// <param name="group">0–3: one of these at a time; 255: beside all others.</param>
internal sealed class Station(string name, int group)
{
    /// <summary>Stations of this group do not wait for others.</summary>
    public const int Parallel = 255;

    public string Name { get; set; } = name;

    public int Group { get; set; } = group;

    /// <summary>The output that drives its valve.</summary>
    public Relay Output { get; } = new();

    /// <summary>Program that started it: 0 idle, 99 manual, 254 run-once.</summary>
    public int Program { get; private set; }

    /// <summary>Start, seconds since 1970.</summary>
    public double Start { get; private set; }

    /// <summary>Length of the run, s.</summary>
    public double Length { get; private set; }

    /// <summary>True while it runs or waits for its turn.</summary>
    public bool IsQueued => Program != 0;

    /// <summary>End of its run.</summary>
    public double End => Start + Length;

    /// <summary>Puts it into the queue.</summary>
    public void Enqueue(int program, double start, double length) => (Program, Start, Length) = (program, start, length);

    /// <summary>Moves its turn.</summary>
    public void Shift(double seconds) => Start += seconds;

    /// <summary>Takes it out of the queue; the output follows.</summary>
    public void Clear()
    {
        (Program, Start, Length) = (0, 0, 0);
        Output.Set(false);
    }
}
