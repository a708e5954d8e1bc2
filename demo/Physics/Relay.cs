namespace SmartCampus.Demo.Physics;

/// <summary>One relay of a board. It keeps its state whoever dies.</summary>
internal sealed class Relay
{
    /// <summary>True while its contact is closed.</summary>
    public bool On { get; private set; }

    /// <summary>True when the armature sticks: orders change nothing.</summary>
    public bool Jammed { get; set; }

    /// <summary>Counts the orders; tells whether somebody else gave one since.</summary>
    public int Orders { get; private set; }

    /// <summary>Orders a state.</summary>
    public void Set(bool on)
    {
        Orders++;
        if (!Jammed)
            On = on;
    }
}
