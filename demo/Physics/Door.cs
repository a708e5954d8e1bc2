namespace SmartCampus.Demo.Physics;

/// <summary>A door leaf behind a lock. While it is unlocked, people push it open and let it fall shut; an exit button inside unlocks it for a moment.</summary>
/// <param name="strike">The relay that releases the lock.</param>
/// <param name="people">How people use it.</param>
/// <param name="random">Its own generator.</param>
internal sealed class Door(Relay strike, DoorUse people, Random random) : IBody
{
    private const double ExitPulse = 5;

    private double _untilPush = double.PositiveInfinity;
    private double _untilShut;
    private double _untilExit = Waiting.Span(people.SecondsBetweenExits, random);
    private double _pulseLeft;
    private int _pulseOrder;

    /// <summary>True while the leaf is away from its frame.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>True while somebody holds it open by force.</summary>
    public bool Forced { get; set; }

    /// <summary>True while a wedge keeps it from falling shut.</summary>
    public bool Held { get; set; }

    /// <summary>True while the lock is released.</summary>
    public bool IsUnlocked => strike.On;

    /// <summary>Somebody goes out by the handle inside, which works whatever the lock says.</summary>
    public void GoOut() => Open();

    public void Step(CampusTime now, double seconds)
    {
        PressExitButton(seconds);
        EndExitPulse(seconds);
        MoveLeaf(seconds);
    }

    private void PressExitButton(double seconds)
    {
        _untilExit -= seconds;
        if (_untilExit > 0)
            return;
        _untilExit = Waiting.Span(people.SecondsBetweenExits, random);
        if (strike.On)
            return;
        strike.Set(true);
        (_pulseLeft, _pulseOrder) = (ExitPulse, strike.Orders);
    }

    private void EndExitPulse(double seconds)
    {
        if (_pulseLeft <= 0)
            return;
        _pulseLeft -= seconds;
        // Whoever gave an order meanwhile has the lock now.
        if (_pulseLeft <= 0 && strike.Orders == _pulseOrder)
            strike.Set(false);
    }

    private void MoveLeaf(double seconds)
    {
        if (IsOpen)
        {
            _untilShut -= seconds;
            IsOpen = Forced || Held || _untilShut > 0;
            return;
        }
        if (!strike.On)
            _untilPush = double.PositiveInfinity;
        else if (double.IsPositiveInfinity(_untilPush))
            _untilPush = Waiting.Span(people.SecondsToPush, random);
        _untilPush -= seconds;
        if (_untilPush <= 0 || Forced)
            Open();
    }

    private void Open()
    {
        IsOpen = true;
        _untilPush = double.PositiveInfinity;
        _untilShut = 2 + 3 * random.NextDouble();
    }
}
