using System.Collections.Immutable;
using Orleans;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Grains.Garden.Live;

/// <summary>A garden as it is now: all that people are shown is made from it.</summary>
/// <param name="Document">How it is set up.</param>
/// <param name="Calendar">The school's calendar.</param>
/// <param name="State">What it does.</param>
/// <param name="Inputs">What is known of weather and soil.</param>
/// <param name="Facts">What its devices say.</param>
/// <param name="At">When this was, UTC.</param>
/// <param name="Problems">Devices that it names but cannot use.</param>
/// <param name="CannotStore">True while its state cannot be stored: then nothing is opened.</param>
[GenerateSerializer, Immutable, Alias("garden-live")]
public sealed record GardenLive(
    [property: Id(0)] GardenDocument Document,
    [property: Id(1)] SchoolCalendar Calendar,
    [property: Id(2)] GardenRunState State,
    [property: Id(3)] GardenInputs Inputs,
    [property: Id(4)] ImmutableDictionary<string, DeviceFact> Facts,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] ImmutableArray<GardenProblem> Problems,
    [property: Id(7)] bool CannotStore = false);
