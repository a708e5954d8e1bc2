namespace SmartCampus.Grains.Garden.Words;

/// <summary>The console's languages.</summary>
public enum GardenLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese.</summary>
    Chinese,
}
