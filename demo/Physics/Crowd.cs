namespace SmartCampus.Demo.Physics;

/// <summary>People in a room who come and go one by one.</summary>
/// <param name="most">As many as there are chairs.</param>
/// <param name="secondsBetween">Mean seconds between two that come or go.</param>
/// <param name="random">Its own generator.</param>
internal sealed class Crowd(int most, double secondsBetween, Random random) : IBody
{
    private double _left = Waiting.Span(secondsBetween, random);

    /// <summary>People there.</summary>
    public int Count { get; private set; } = most / 3;

    /// <inheritdoc/>
    public void Step(CampusTime now, double seconds)
    {
        _left -= seconds;
        if (_left > 0)
            return;
        _left = Waiting.Span(secondsBetween, random);
        // The fuller it is the more leave.
        Count += random.Next(most) >= Count ? 1 : -1;
    }
}
