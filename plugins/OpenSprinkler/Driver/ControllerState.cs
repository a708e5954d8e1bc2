using SmartCampus.Plugins.OpenSprinkler.Codec;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>What was read from a controller at one moment.</summary>
/// <param name="Page">Clock, queue and outputs.</param>
/// <param name="Setup">Options and attributes, up to a minute old.</param>
/// <param name="Asked">When it was asked, UTC.</param>
/// <param name="Time">When it had answered, UTC.</param>
internal sealed record ControllerState(ControllerPage Page, ControllerSetup Setup, DateTimeOffset Asked, DateTimeOffset Time)
{
    /// <summary>How far the controller's clock is ahead, s: 0 when it is right at any moment between question and answer.</summary>
    public long ClockError
    {
        get
        {
            long clock = Setup.Options.ToUtcSeconds(Page.Clock);
            return Math.Max(clock - Time.ToUnixTimeSeconds(), 0) + Math.Min(clock - Asked.ToUnixTimeSeconds(), 0);
        }
    }
}
