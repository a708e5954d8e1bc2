namespace SmartCampus.Sdk.Tests.Drivers;

internal enum LampTone
{
    [Title("Warm", "暖色")]
    Warm,

    [Title("Plain", "普通")]
    Plain,
}
