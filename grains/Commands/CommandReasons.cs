namespace SmartCampus.Grains.Commands;

/// <summary>Reason words that the platform itself gives; the others come from devices.</summary>
public static class CommandReasons
{
    /// <summary>Read back, and the value was another.</summary>
    public const string NotProven = "notProven";

    /// <summary>The proof's property was not read inside the window.</summary>
    public const string NoReading = "noReading";

    /// <summary>The driver did not say in time how it went.</summary>
    public const string NoAnswer = "noAnswer";

    /// <summary>The deadline passed before it could be sent.</summary>
    public const string DeadlinePassed = "deadlinePassed";

    /// <summary>The host stopped between sending and answer.</summary>
    public const string HostRestarted = "hostRestarted";

    /// <summary>A property had not the expected value.</summary>
    public const string ExpectationFailed = "expectationFailed";

    /// <summary>A newer command took its place.</summary>
    public const string Superseded = "newerCommand";

    /// <summary>A garden closes a valve of its own that it did not open; the note of that command.</summary>
    public const string NotByGarden = "notByGarden";

    /// <summary>The plugin threw, or hangs.</summary>
    public const string PluginFault = "pluginFault";
}
