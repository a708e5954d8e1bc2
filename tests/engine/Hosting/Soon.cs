namespace SmartCampus.Engine.Tests.Hosting;

/// <summary>Waits that end: generous on a busy machine, and they say what did not happen.</summary>
internal static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task Within(this Task task, string what)
    {
        await Task.WhenAny(task, Task.Delay(Limit));
        Assert.True(task.IsCompleted, $"Did not happen in {Limit}: {what}");
        await task;
    }

    public static async Task<T> Within<T>(this Task<T> task, string what)
    {
        await Within((Task)task, what);
        return await task;
    }

    public static async Task Until(Func<bool> condition, string what)
    {
        DateTimeOffset end = TimeProvider.System.GetUtcNow() + Limit;
        while (!condition() && TimeProvider.System.GetUtcNow() < end)
            await Task.Delay(10);
        Assert.True(condition(), $"Did not happen in {Limit}: {what}");
    }
}
