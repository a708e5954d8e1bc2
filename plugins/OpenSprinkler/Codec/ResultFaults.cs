using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>Result codes and HTTP statuses as errors.</summary>
internal static class ResultFaults
{
    public const string WrongPassword = "wrongPassword";

    /// <summary>The error that a result code stands for.</summary>
    public static DeviceError ErrorOf(ResultCode code, string page) => code switch
    {
        ResultCode.Unauthorized => new(ErrorCode.NotConfigured, WrongPassword, $"{page}: result 2, the controller refuses the password"),
        ResultCode.PageNotFound => new(ErrorCode.NotConfigured, "noSuchPage", $"{page}: result 32, the controller has no such page"),
        ResultCode.DataMissing => new(ErrorCode.RefusedByDevice, "dataMissing", $"{page}: result 16, a parameter is missing"),
        ResultCode.OutOfRange => new(ErrorCode.RefusedByDevice, "outOfRange", $"{page}: result 17, a parameter is out of range"),
        ResultCode.FormatError => new(ErrorCode.RefusedByDevice, "format", $"{page}: result 18, a parameter has a bad format"),
        ResultCode.NotPermitted => new(ErrorCode.RefusedByDevice, "notPermitted", $"{page}: result 48, not permitted"),
        ResultCode.Success => new(ErrorCode.BadFrame, Answer<ResultPage>.Fields, $"{page}: result 1 in place of the page"),
        _ => new(ErrorCode.RefusedByDevice, "result", $"{page}: result {(int)code}"),
    };

    /// <summary>The error that an HTTP status other than 200 stands for.</summary>
    public static DeviceError ErrorOfStatus(int status, string page) => status switch
    {
        401 or 403 => new(ErrorCode.NotConfigured, WrongPassword, $"{page}: HTTP {status}"),
        404 => new(ErrorCode.NotConfigured, "noSuchPage", $"{page}: HTTP 404, this is no OpenSprinkler, or one of another version"),
        503 => new(ErrorCode.Busy, null, $"{page}: HTTP 503"),
        _ => new(ErrorCode.BadFrame, "httpStatus", $"{page}: HTTP {status}"),
    };
}
