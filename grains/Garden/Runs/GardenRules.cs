namespace SmartCampus.Grains.Garden.Runs;

/// <summary>The fixed numbers of safety; docs/garden.md.</summary>
public static class GardenRules
{
    /// <summary>How long a device has to be read back as open, and a supply to follow.</summary>
    public static readonly TimeSpan ReadBackWithin = TimeSpan.FromSeconds(10);

    /// <summary>How long a valve has to be read back as closed before it is asked again. Three times this is less than the 10 s in which an open valve must be known to somebody.</summary>
    public static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(3);

    /// <summary>How often opening is tried.</summary>
    public const int OpenAttempts = 2;

    /// <summary>How long a device that cannot be reached is waited for before its bed is left out.</summary>
    public static readonly TimeSpan WaitsForLink = TimeSpan.FromSeconds(20);

    /// <summary>A pump or master valve that stays on for so long though it is told to go off is made known to people. It is told on.</summary>
    public static readonly TimeSpan SupplyFollowsWithin = TimeSpan.FromSeconds(30);

    /// <summary>How often closing is tried before the bed is locked out and the supply shut. It is tried on after that.</summary>
    public const int CloseAttempts = 3;

    /// <summary>How often closing is tried after that.</summary>
    public static readonly TimeSpan CloseAgainEvery = TimeSpan.FromSeconds(30);

    /// <summary>How often a valve that closed by itself is opened again.</summary>
    public const int ReopenTimes = 2;

    /// <summary>A rest shorter than this is not worth opening again for.</summary>
    public static readonly TimeSpan WorthReopening = TimeSpan.FromSeconds(15);

    /// <summary>So many runs in a row that did not open lock the bed out.</summary>
    public const int OpenFailuresAllowed = 3;

    /// <summary>Flow is not judged before it has settled.</summary>
    public static readonly TimeSpan FlowSettles = TimeSpan.FromSeconds(30);

    /// <summary>Flow above the band for so long is a burst.</summary>
    public static readonly TimeSpan BurstAfter = TimeSpan.FromSeconds(10);

    /// <summary>Flow below the band for so long is a clog.</summary>
    public static readonly TimeSpan ClogAfter = TimeSpan.FromSeconds(30);

    /// <summary>Flow with all valves closed for so long is a leak.</summary>
    public static readonly TimeSpan LeakAfter = TimeSpan.FromSeconds(60);

    /// <summary>A flow reading older than this says nothing.</summary>
    public static readonly TimeSpan FlowHolds = TimeSpan.FromSeconds(60);

    /// <summary>A clock that goes back further than this has jumped.</summary>
    public static readonly TimeSpan ClockJump = TimeSpan.FromSeconds(30);

    /// <summary>An evaluation at least so often, whatever happens.</summary>
    public static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(30);
}
