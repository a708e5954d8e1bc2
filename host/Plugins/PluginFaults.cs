using System.Reflection;

namespace SmartCampus.Host.Plugins;

/// <summary>Says in a sentence what is wrong with a plugin. Takes text only from exceptions: an exception itself would hold the plugin.</summary>
internal static class PluginFaults
{
    public static string Describe(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => $"Its constructor failed: {inner.GetType().Name}: {inner.Message}",
        TypeInitializationException { InnerException: { } inner } => $"Type {exception.Message.Split('\'').ElementAtOrDefault(1)} cannot be initialised: {inner.Message}",
        ReflectionTypeLoadException loading => loading.LoaderExceptions.OfType<Exception>().Select(Describe).FirstOrDefault(loading.Message),
        BadImageFormatException => $"It is no .NET assembly that can run here: {exception.Message}",
        FileNotFoundException missing => $"It needs '{missing.FileName}', which is not in its folder.",
        FileLoadException wrong => $"'{wrong.FileName}' cannot be loaded: {wrong.Message}",
        TypeLoadException or MissingMemberException => $"It was built against another version of the SDK: {exception.Message}",
        FormatException => $"A profile is bad: {exception.Message}",
        ArgumentException => exception.Message,
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };
}
