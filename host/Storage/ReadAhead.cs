using System.Collections.Concurrent;

namespace SmartCampus.Host.Storage;

/// <summary>
/// Answers that were read all at once, before they are asked for: at a start every device asks, and a question costs far more than a row.
/// Each is given out one time; who asks again, asks the database. Any thread.
/// </summary>
/// <remarks>Right only where whoever asks first for a key is told of, or makes, each change after that.</remarks>
internal sealed class ReadAhead<T>
    where T : class
{
    private readonly ConcurrentDictionary<string, T> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> gone = new(StringComparer.Ordinal);
    private volatile bool isFilled;

    /// <summary>Takes in all there is, by key.</summary>
    public void Fill(IEnumerable<(string Key, T Answer)> all)
    {
        End();
        foreach ((string key, T answer) in all)
            answers[key] = answer;
        isFilled = true;
    }

    /// <summary>True when the database need not be asked; then <paramref name="answer"/> is what it had, <see langword="null"/> for nothing.</summary>
    public bool TryTake(string key, out T? answer)
    {
        answer = null;
        if (!isFilled || !gone.TryAdd(key, true))
            return false;
        answers.TryRemove(key, out answer);
        return true;
    }

    /// <summary>The key's answer is no longer true.</summary>
    public void Drop(string key)
    {
        if (isFilled && gone.TryAdd(key, true))
            answers.TryRemove(key, out _);
    }

    /// <summary>From now on the database answers.</summary>
    public void End()
    {
        isFilled = false;
        answers.Clear();
        gone.Clear();
    }
}
