using System.Collections.Concurrent;

namespace SmartCampus.Engine.Tests.Hosting;

/// <summary>Where tests and grains meet: doors that tests open, and a log of what happened, both by name.</summary>
public sealed class Stage
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _doors = new();
    private readonly ConcurrentQueue<(string Key, string What)> _log = new();

    /// <summary>Waits until somebody opens the door.</summary>
    public Task Door(string name) => Get(name).Task;

    public void Open(string name) => Get(name).TrySetResult();

    public void Log(string key, string what) => _log.Enqueue((key, what));

    public IReadOnlyList<string> LogOf(string key) => [.. _log.Where(entry => entry.Key == key).Select(entry => entry.What)];

    public int Count(string key, string what) => _log.Count(entry => entry == (key, what));

    private TaskCompletionSource Get(string name) =>
        _doors.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
