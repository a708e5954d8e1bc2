using System.Diagnostics;

namespace SmartCampus.Host.Tests.Running;

/// <summary>Waits for what must come true, generously, since the machine may be busy; and says what did not.</summary>
internal static class Eventually
{
    // A garden waits 20 s for a link and then waters for 12 s; a host may take half a minute to start on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks until what is seen is right, and returns it.</summary>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> isRight, string what)
    {
        long start = Stopwatch.GetTimestamp();
        T seen = await look();
        while (!isRight(seen))
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException($"Not seen within {Patience.TotalSeconds} s: {what}. Last seen: {seen}");
            await Task.Delay(Pause);
            seen = await look();
        }
        return seen;
    }

    public static Task<T> SeeAsync<T>(Func<T> look, Func<T, bool> isRight, string what) => SeeAsync(() => Task.FromResult(look()), isRight, what);

    public static Task BeAsync(Func<bool> isRight, string what) => SeeAsync(isRight, static seen => seen, what);

    /// <summary>Awaits a task, with the same patience.</summary>
    public static async Task<T> GetAsync<T>(Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Did not come within {Patience.TotalSeconds} s: {what}.", e);
        }
    }
}
