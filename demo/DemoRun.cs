using SmartCampus.Demo.Control;
using SmartCampus.Demo.Lines;
using SmartCampus.Demo.Lora;
using SmartCampus.Demo.Osdp;
using SmartCampus.Demo.Physics;
using SmartCampus.Demo.Sites;

namespace SmartCampus.Demo;

/// <summary>One run of the demo campus, from the first plug to the last.</summary>
/// <param name="options">The command line.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoRun(DemoOptions options, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until cancelled. Says one line on <paramref name="output"/> once everything can be reached.</summary>
    /// <exception cref="IOException">A port cannot be had, or the directory cannot be written.</exception>
    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        string directory = Path.GetFullPath(options.Directory);
        System.IO.Directory.CreateDirectory(directory);
        var ports = new PortBook(Path.Combine(directory, "ports.json"), options.PortBase);
        DateTimeOffset start = time.GetUtcNow();
        var keys = new KeyBook(Path.Combine(directory, "keys.json"));
        await using Campus campus = CampusPlan.Build(new LineFactory(directory, ports, time), keys, new CampusTime(start), options.Seed);
        await campus.PlugAsync(cancellationToken);
        ports.Save();
        keys.Save();
        string file = Path.Combine(directory, "campus.json");
        CampusFile.Write(campus, file);
        using var control = new ControlServer(campus, options.ControlPort);
        Task serving = control.RunAsync();
        await output.WriteLineAsync($"Demo campus ready: {campus.Devices.Count} devices on {campus.Lines.Count} lines; control {control.Url} ; campus {file}");
        Task sending = new UplinkSender(campus.Network, Path.Combine(directory, "uplinks.json"), time).RunAsync(cancellationToken);
        await LiveAsync(campus, start, cancellationToken);
        await sending;
        control.Dispose();
        await serving;
    }

    private async Task LiveAsync(Campus campus, DateTimeOffset start, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        long last = time.GetTimestamp();
        DateTimeOffset now = start;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                TimeSpan passed = time.GetElapsedTime(last) * options.Speed;
                last = time.GetTimestamp();
                now += passed;
                campus.Step(new CampusTime(now), passed.TotalSeconds);
            }
        }
        catch (OperationCanceledException)
        {
            // The end was asked for.
        }
    }
}
