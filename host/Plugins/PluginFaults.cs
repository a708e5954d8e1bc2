using System.Reflection;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Plugins;

/// <summary>Says in a sentence what is wrong with a plugin. Takes text only from exceptions: an exception itself would hold the plugin.</summary>
internal static class PluginFaults
{
    public static LocalizedText Describe(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Both("Its constructor failed", "构造函数出错", $"{inner.GetType().Name}: {inner.Message}"),
        TypeInitializationException { InnerException: { } inner } => TypeCannotStart(exception.Message.Split('\'').ElementAtOrDefault(1), inner.Message),
        ReflectionTypeLoadException loading => loading.LoaderExceptions.OfType<Exception>().Select(Describe).FirstOrDefault(Same(loading.Message)),
        BadImageFormatException => Both("It is no .NET assembly that can run here", "不是能在此运行的 .NET 程序集", exception.Message),
        FileNotFoundException missing => new($"It needs '{missing.FileName}', which is not in its folder.", $"缺少“{missing.FileName}”，插件文件夹里没有。"),
        FileLoadException wrong => Both($"'{wrong.FileName}' cannot be loaded", $"无法加载“{wrong.FileName}”", wrong.Message),
        TypeLoadException or MissingMemberException => Both("It was built against another version of the SDK", "构建时使用了其他版本的 SDK", exception.Message),
        FormatException => Both("A profile is bad", "配置文件有误", exception.Message),
        PluginRefusedException refused => refused.Text,
        ArgumentException => Same(exception.Message),
        _ => Same($"{exception.GetType().Name}: {exception.Message}"),
    };

    public static PluginRefusedException BadName(string id) => new(new($"'{id}' is not the name of a plugin's folder.", $"“{id}”不是插件文件夹的名称。"));

    public static PluginRefusedException NoAssembly(string id) => new(new($"Folder '{id}' holds no '{id}.dll'.", $"文件夹“{id}”里没有“{id}.dll”。"));

    public static LocalizedText NotTaken(string? version, LocalizedText reason) =>
        new($"Version {version ?? "(unknown)"} was not taken: {reason.En}", $"未采用版本 {version ?? "（未知）"}：{reason.Zh}");

    public static LocalizedText StillHeld { get; } = new("Something still holds its code in memory.", "内存中仍有引用其代码的对象。");

    private static LocalizedText TypeCannotStart(string? type, string why) => new($"Type {type} cannot be initialised: {why}", $"类型 {type} 无法初始化：{why}");

    private static LocalizedText Both(string en, string zh, string technical) => new($"{en}: {technical}", $"{zh}：{technical}");

    private static LocalizedText Same(string text) => new(text, text);
}
