namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>The <c>result</c> of an answer. OpenSprinkler firmware 2.2.1 API, "Return error codes".</summary>
internal enum ResultCode
{
    Success = 1,
    Unauthorized = 2,
    Mismatch = 3,
    DataMissing = 16,
    OutOfRange = 17,
    FormatError = 18,
    RfCodeError = 19,
    PageNotFound = 32,
    NotPermitted = 48,
    UploadFailed = 64,
}
