using System.Globalization;

namespace SmartCampus.Plugins.OpenSprinkler.Codec;

/// <summary>Request targets of the API. OpenSprinkler firmware 2.2.1 API; stations count from 0 there.</summary>
internal static class Pages
{
    /// <summary>The longest run that the controller takes, s.</summary>
    public const int LongestRun = 64800;

    /// <summary>Controller variables: clock, queue, outputs.</summary>
    public static string Controller(string password) => $"/jc?pw={password}";

    /// <summary>The outputs as they are.</summary>
    public static string Outputs(string password) => $"/js?pw={password}";

    /// <summary>Options.</summary>
    public static string Options(string password) => $"/jo?pw={password}";

    /// <summary>Station attributes.</summary>
    public static string Stations(string password) => $"/jn?pw={password}";

    /// <summary>Starts a station; the controller ends the run by itself.</summary>
    public static string Start(string password, int station, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"/cm?pw={password}&sid={station - 1}&en=1&t={seconds}");

    /// <summary>Stops a station, or takes it out of the queue.</summary>
    public static string Stop(string password, int station) =>
        string.Create(CultureInfo.InvariantCulture, $"/cm?pw={password}&sid={station - 1}&en=0");
}
