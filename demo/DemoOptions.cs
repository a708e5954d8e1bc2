using System.Globalization;

namespace SmartCampus.Demo;

/// <summary>The command line's options.</summary>
internal sealed record DemoOptions
{
    /// <summary>Where campus.json, the port book and the serial ports' stable names are put.</summary>
    public string Directory { get; init; } = ".campus/demo";

    /// <summary>First TCP port to try for a line that has none yet; 0 = any.</summary>
    public int PortBase { get; init; }

    /// <summary>Port of the control endpoint; 0 = any.</summary>
    public int ControlPort { get; init; }

    /// <summary>Same seed, same noise and same people.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Simulated seconds per second, 0.01–1000.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Ends when standard input ends: a parent that dies takes the demo with it.</summary>
    public bool ExitWithStdin { get; init; }

    /// <summary>The running demo's address, for <c>fault</c>.</summary>
    public string Control { get; init; } = "http://127.0.0.1:5081";

    /// <summary>Words that are no options.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It is wrong; the message names the option, its value and the rule.</exception>
    public static DemoOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new DemoOptions();
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            if (!name.StartsWith("--", StringComparison.Ordinal))
                options = options with { Words = [.. options.Words, name] };
            else if (name == "--exit-with-stdin")
                options = options with { ExitWithStdin = true };
            else
                options = options.With(name, ++i < arguments.Count ? arguments[i] : throw new FormatException($"{name} needs a value."));
        }
        return options;
    }

    private DemoOptions With(string name, string value) => name switch
    {
        "--dir" => this with { Directory = value },
        "--port-base" => this with { PortBase = (int)Number(name, value, 0, 65000) },
        "--control-port" => this with { ControlPort = (int)Number(name, value, 0, 65535) },
        "--seed" => this with { Seed = (int)Number(name, value, 0, int.MaxValue) },
        "--speed" => this with { Speed = Number(name, value, 0.01, 1000) },
        "--control" when Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && uri.IsLoopback => this with { Control = value },
        "--control" => throw new FormatException($"--control is {value}; it must be a loopback URL."),
        _ => throw new FormatException($"{name} is unknown; known are --dir, --port-base, --control-port, --seed, --speed, --exit-with-stdin and --control."),
    };

    private static double Number(string name, string value, double least, double most) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be from {least} to {most}."));
}
