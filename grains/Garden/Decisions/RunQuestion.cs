using SmartCampus.Grains.Garden.Model;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>What is asked of <see cref="RunDecider"/>.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Day">The local day that the run belongs to.</param>
/// <param name="At">When it is decided.</param>
/// <param name="Inputs">What is known then.</param>
/// <param name="IsForced">A person said: water anyway.</param>
internal readonly record struct RunQuestion(Programme Programme, DateOnly Day, DateTimeOffset At, GardenInputs Inputs, bool IsForced);
