namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>Inputs by time.</summary>
internal interface IGardenInputs
{
    /// <summary>What is, or will be, known at a time.</summary>
    GardenInputs At(DateTimeOffset time);
}
