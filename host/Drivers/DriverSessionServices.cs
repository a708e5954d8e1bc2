using SmartCampus.Host.Lines;
using SmartCampus.Host.Plugins;

namespace SmartCampus.Host.Drivers;

/// <summary>What driver sessions share.</summary>
internal sealed record DriverSessionServices(LineHub Lines, PluginHost Plugins, PollWheel Wheel, FirstRound FirstRound, TimeProvider Time, ILoggerFactory Loggers);
