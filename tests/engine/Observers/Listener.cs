using System.Collections.Concurrent;

namespace SmartCampus.Engine.Tests.Observers;

public sealed class Listener(bool fails) : IListener
{
    private readonly ConcurrentQueue<string> _heard = new();

    public IReadOnlyList<string> Heard => [.. _heard];

    public void Hear(string text) => _heard.Enqueue(text);

    public Task HearAndAnswer(string text)
    {
        _heard.Enqueue(text);
        return fails ? Task.FromException(new InvalidOperationException("deaf")) : Task.CompletedTask;
    }
}
