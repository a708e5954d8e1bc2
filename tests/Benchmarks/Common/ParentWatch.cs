namespace SmartCampus.Benchmarks.Common;

/// <summary>Ends a worker process when whoever started it is gone: its standard input ends.</summary>
internal static class ParentWatch
{
    /// <summary>Reads lines until the end of input, on a thread of its own, because a console's read cannot be cancelled.</summary>
    public static void Start(Action<string> onLine, Action onEnd)
    {
        var thread = new Thread(() =>
        {
            using var input = new StreamReader(Console.OpenStandardInput());
            while (input.ReadLine() is { } line)
                onLine(line);
            onEnd();
        })
        { IsBackground = true, Name = "parent watch" };
        thread.Start();
    }
}
