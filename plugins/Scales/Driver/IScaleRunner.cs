using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Scales.Driver;

/// <summary>Runs a talk: by polls, or by listening.</summary>
internal interface IScaleRunner : IDriver
{
    /// <summary>Has a conversation of its own with the scale, for a command. Inside the driver's wait.</summary>
    Task TalkAsync(Func<CancellationToken, Task> conversation, CancellationToken cancellationToken);
}
