namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>A station's place in the controller's queue. OpenSprinkler firmware 2.2.1 API, /jc, <c>ps</c>.</summary>
/// <param name="Program">0 none, 1… a program, 99 by hand, 254 run-once.</param>
/// <param name="Left">Seconds that the run still takes.</param>
/// <param name="Start">When it began or will begin, by the controller's local clock.</param>
internal readonly record struct QueueEntry(long Program, long Left, long Start)
{
    public const int ByHand = 99;
    public const int RunOnce = 254;

    /// <summary>True when the station runs or waits to run.</summary>
    public bool IsQueued => Program != 0;
}
