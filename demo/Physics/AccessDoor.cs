namespace SmartCampus.Demo.Physics;

/// <summary>A door with a card reader outside and an exit button beside the handle inside. The handle opens it from inside whatever the lock says.</summary>
/// <param name="leaf">Leaf and lock; its own exit button is not wired.</param>
/// <param name="use">How people use it.</param>
/// <param name="random">Its own generator.</param>
internal sealed class AccessDoor(Door leaf, AccessUse use, Random random) : IBody
{
    private const double ButtonPress = 1.0;

    private double _untilVisit = Waiting.Span(use.SecondsBetweenVisits, random);
    private double _untilExit = Waiting.Span(use.SecondsBetweenExits, random);
    private double _pressLeft;

    /// <summary>Leaf and lock.</summary>
    public Door Leaf => leaf;

    /// <summary>True while the exit button is pressed.</summary>
    public bool ExitPressed => _pressLeft > 0;

    /// <summary>Somebody comes and identifies himself: a number for each visit, from which card and keys follow.</summary>
    public Action<int> Visited { get; set; } = _ => { };

    /// <summary>Somebody goes out: presses the button and then opens by the handle.</summary>
    public void GoOut() => _pressLeft = ButtonPress;

    public void Step(CampusTime now, double seconds)
    {
        _untilVisit -= seconds;
        if (_untilVisit <= 0)
        {
            _untilVisit = Waiting.Span(use.SecondsBetweenVisits, random);
            Visited(random.Next(0, 1 << 16));
        }
        _untilExit -= seconds;
        if (_untilExit <= 0)
        {
            _untilExit = Waiting.Span(use.SecondsBetweenExits, random);
            GoOut();
        }
        Leave(seconds);
        leaf.Step(now, seconds);
    }

    private void Leave(double seconds)
    {
        if (_pressLeft <= 0)
            return;
        _pressLeft -= seconds;
        if (_pressLeft <= 0)
            leaf.GoOut();
    }
}
