namespace SmartCampus.Host.Drivers;

/// <summary>What a session's contexts share.</summary>
/// <param name="Reports">Where reports go.</param>
/// <param name="Commands">Commands that wait.</param>
/// <param name="Pushes">Messages that wait.</param>
/// <param name="Runner">Carries commands out.</param>
/// <param name="Signal">Ends a wait early.</param>
/// <param name="Wheel">Due times.</param>
/// <param name="FirstRound">Who waits while a start wakes the others.</param>
/// <param name="Watchdog">Watches that the driver comes back.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The device's log.</param>
/// <param name="Online">Called at each wait: the driver has reached its device.</param>
internal sealed record DeviceContextParts(
    ReportBuffer Reports,
    CommandQueue Commands,
    PushQueue Pushes,
    CommandRunner Runner,
    PollSignal Signal,
    PollWheel Wheel,
    FirstRound FirstRound,
    Watchdog Watchdog,
    TimeProvider Time,
    ILogger Logger,
    Action Online);
