namespace SmartCampus.Demo.Sprinkler;

/// <summary>Result codes. OpenSprinkler firmware 2.2.1 API document, "Return error code".</summary>
internal enum SprinklerResult
{
    Success = 1,
    Unauthorized = 2,
    Mismatch = 3,
    DataMissing = 16,
    OutOfRange = 17,
    FormatError = 18,
    PageNotFound = 32,
    NotPermitted = 48,
}
