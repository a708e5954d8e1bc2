using System.Text.Json;
using SmartCampus.Host.Api;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Devices;

/// <summary>What is wrong with a device's configuration, in words: thing, value, rule.</summary>
internal static class DeviceWords
{
    public static LocalizedText Id(string id) => new(
        $"id is '{ApiProblem.Shown(id)}'; it must be 1 to 64 of lower-case letters, digits, dot and hyphen, and start with a letter or digit.",
        $"编号是“{ApiProblem.Shown(id)}”；应为 1 到 64 个小写字母、数字、点或连字符，并以字母或数字开头。");

    public static LocalizedText Name(string name) => new(
        $"name is '{ApiProblem.Shown(name)}'; it must be 1 to 100 characters, none of them a control character, in 'en' or 'zh'.",
        $"名称是“{ApiProblem.Shown(name)}”；应为 1 到 100 个字符，不含控制字符，中文或英文至少一种。");

    public static LocalizedText Place(string place) => new(
        $"place is '{ApiProblem.Shown(place)}'; it must be a path such as campus/library/1 of lower-case letters, digits and hyphens.",
        $"地点路径是“{ApiProblem.Shown(place)}”；应由小写字母、数字和连字符组成，用斜线分层，例如 campus/library/1。");

    public static LocalizedText Driver(string? driver) => new(
        $"driver is '{ApiProblem.Shown(driver)}'; no loaded plugin offers it.",
        $"驱动是“{ApiProblem.Shown(driver)}”；已加载的插件都不提供它。");

    public static LocalizedText Settings(JsonValueKind kind) => new($"settings are {kind}; they must be an object.", $"设置是 {kind}；应为 JSON 对象。");
}
