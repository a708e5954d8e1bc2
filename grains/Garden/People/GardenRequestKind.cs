namespace SmartCampus.Grains.Garden.People;

/// <summary>What a person asks of a garden.</summary>
public enum GardenRequestKind
{
    /// <summary>Water these beds: <see cref="GardenRequest.Steps"/>, <see cref="GardenRequest.IsNow"/>.</summary>
    Water,

    /// <summary>Run a programme once: <see cref="GardenRequest.Programme"/>, <see cref="GardenRequest.IsNow"/>.</summary>
    RunOnce,

    /// <summary>One minute on each bed: <see cref="GardenRequest.Programme"/>, or all beds.</summary>
    TryOut,

    /// <summary>Leave out one bed of a run that waits or runs: <see cref="GardenRequest.Run"/>, <see cref="GardenRequest.Bed"/>.</summary>
    SkipBed,

    /// <summary>Take that back, within 8 s.</summary>
    UndoSkipBed,

    /// <summary>Leave out a run ahead: <see cref="GardenRequest.Run"/>, <see cref="GardenRequest.Due"/>.</summary>
    SkipRun,

    /// <summary>Move a run, ahead or waiting, to <see cref="GardenRequest.Until"/>.</summary>
    MoveRun,

    /// <summary>Run it whatever the weather rules say.</summary>
    ForceRun,

    /// <summary>Take back what was decided of a run ahead.</summary>
    UndoRun,

    /// <summary>Nothing until <see cref="GardenRequest.Until"/>; what runs is stopped.</summary>
    Pause,

    /// <summary>No pause any more.</summary>
    Resume,

    /// <summary>No programme until <see cref="GardenRequest.Until"/>, as after rain.</summary>
    RainDelay,

    /// <summary>Stop one bed.</summary>
    StopBed,

    /// <summary>Stop everything, at once.</summary>
    StopAll,

    /// <summary>"I watered by hand": <see cref="GardenRequest.Bed"/>, <see cref="GardenRequest.Litres"/>.</summary>
    WateredByHand,

    /// <summary>A critical record was seen: <see cref="GardenRequest.Id"/>.</summary>
    Acknowledge,

    /// <summary>A bed may be used again.</summary>
    UnlockBed,

    /// <summary>A supply may be used again: <see cref="GardenRequest.Supply"/>.</summary>
    OpenSupply,
}
