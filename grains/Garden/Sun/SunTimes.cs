namespace SmartCampus.Grains.Garden.Sun;

/// <summary>Sunrise and sunset of a day, UTC; absent where the sun stays up or down all day.</summary>
internal readonly record struct SunTimes(DateTimeOffset? Sunrise, DateTimeOffset? Sunset);
