namespace SmartCampus.Demo.Physics;

/// <summary>A place that one person takes for a while: a stall, a chair.</summary>
/// <param name="secondsFree">Mean seconds that it stays free.</param>
/// <param name="secondsTaken">Mean seconds that somebody stays.</param>
/// <param name="random">Its own generator.</param>
internal sealed class Seat(double secondsFree, double secondsTaken, Random random) : IBody
{
    private double _left = Waiting.Span(secondsFree, random);

    /// <summary>True while somebody is there.</summary>
    public bool IsTaken { get; private set; }

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _left -= seconds;
        if (_left > 0)
            return;
        IsTaken = !IsTaken;
        _left = Waiting.Span(IsTaken ? secondsTaken : secondsFree, random);
    }
}
