namespace SmartCampus.Sdk;

/// <summary>A door as a whole: its mode, its alarms, the wish to leave. Words follow the Matter Door Lock cluster.</summary>
/// <remarks>While the platform's own hold lasts, the lock may stay unlocked for longer than its own limit.</remarks>
[Trait("door", "Door", "门")]
[Safety("door.mode", OperatingMode.Passage, "door.resume", LongestOnSeconds = 43200, Hazard = HazardClass.Access)]
public interface IDoor
{
    /// <summary>Normal or held open.</summary>
    static readonly Property<OperatingMode> Mode = new("door.mode", "Mode", "模式");

    /// <summary>What is wrong.</summary>
    static readonly Property<DoorAlarm> Alarm = new("door.alarm", "Door alarm", "门报警");

    /// <summary>True while somebody asks to leave.</summary>
    static readonly Property<bool> ExitRequest = new("door.exitRequest", "Exit request", "出门请求");

    /// <summary>An alarm began; field <c>alarm</c> (<see cref="DoorAlarm"/>).</summary>
    static readonly EventDefinition Alarmed = new("door.alarmed", "Door alarm", "门报警");

    /// <summary>Holds the door open for everybody; the platform ends it after <paramref name="duration"/>.</summary>
    /// <param name="duration">Seconds, 60–43200; 3600 when left out.</param>
    /// <param name="cancellationToken">Ends the attempt at its deadline.</param>
    [Command("Hold open", "保持常开", Confirm = ConfirmLevel.Ask), Proves("door.mode", OperatingMode.Passage)]
    Task HoldAsync([Title("For", "时长"), Unit("s"), Range(60, 43200), Default(3600)] TimeSpan? duration, CancellationToken cancellationToken);

    /// <summary>Back to schedule: ends holding and locks.</summary>
    [Command("Back to schedule", "恢复计划"), Proves("door.mode", OperatingMode.Normal)]
    Task ResumeAsync(CancellationToken cancellationToken);
}
