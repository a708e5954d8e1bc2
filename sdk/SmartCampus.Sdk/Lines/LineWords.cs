namespace SmartCampus.Sdk;

/// <summary>What is wrong with the address of a line, in words: part, value, rule.</summary>
internal static class LineWords
{
    private const int LongestShown = 40;

    public static LocalizedText TooLong(string text, int longest) => new(
        $"line '{text[..LongestShown]}…' has {text.Length} characters; it must have at most {longest}",
        $"线路“{text[..LongestShown]}…”有 {text.Length} 个字符；最多 {longest} 个");

    public static LocalizedText NoKind(string text) => new($"line '{text}' must start with 'tcp://' or 'serial:'", $"线路“{text}”应以 tcp:// 或 serial: 开头");

    public static LocalizedText NoHost(string text) => new($"line '{text}' must be 'tcp://host:port'", $"线路“{text}”应为 tcp://主机:端口");

    public static LocalizedText NoPort(string text) => new($"line '{text}' has no port; it must be from 1 to 65535", $"线路“{text}”没有端口；端口应在 1 到 65535 之间");

    public static LocalizedText MoreThanHost(string text) => new($"line '{text}' must be 'tcp://host:port' and nothing more", $"线路“{text}”应为 tcp://主机:端口，后面不能有别的内容");

    public static LocalizedText NoSerialPort(string text) => new(
        $"line '{text}' names no port; write 'serial:/dev/ttyUSB0?baud=9600'",
        $"线路“{text}”没有写串口；例如 serial:/dev/ttyUSB0?baud=9600");

    public static LocalizedText Part(string text, LocalizedText problem) => new($"line '{text}': {problem.En}", $"线路“{text}”：{problem.Zh}");

    public static LocalizedText OneOf(string name, string value, params string[] allowed) => new(
        $"{name} is '{value}'; it must be {(allowed.Length > 3 ? $"one of {string.Join(", ", allowed)}" : $"{string.Join(", ", allowed[..^1])} or {allowed[^1]}")}",
        $"{name} 是“{value}”；应为 {string.Join("、", allowed[..^1])} 或 {allowed[^1]}");

    public static LocalizedText Unknown(string name) => new(
        $"'{name}' is unknown; known are baud, parity, bits and stop",
        $"没有“{name}”这一项；可用的有 baud、parity、bits、stop");
}
