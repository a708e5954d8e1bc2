using System.Diagnostics;

namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>Waits for what no page shows: a coil in a foreign server, a process that ends.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns once it is so.</summary>
    /// <exception cref="TimeoutException">It was not so within a minute; the message says what did not happen.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, string complaint)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"{complaint} within {Patience.TotalSeconds} s.");
            await Task.Delay(LookAgain);
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, string)"/>
    public static Task TrueAsync(Func<bool> condition, string complaint) => TrueAsync(() => Task.FromResult(condition()), complaint);
}
