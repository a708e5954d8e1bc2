using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

/// <summary>Observers of one grain: they expire unless they subscribe again, and one that fails is dropped. Used within the grain's turns.</summary>
public class ObserverManager<TIdentity, TObserver> : IEnumerable<TObserver>
    where TIdentity : notnull
{
    // Replaced, never changed: a notification goes through the observers of its beginning.
    private Dictionary<TIdentity, (DateTime LastSeen, TObserver Observer)> _observers = [];

    /// <param name="expiration">How long a subscription lasts unless renewed.</param>
    /// <param name="log">Kept for the signature of Orleans.</param>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "the default of Orleans; set GetDateTime from a TimeProvider")]
    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(log);
        ExpirationDuration = expiration;
        GetDateTime = () => TimeProvider.System.GetUtcNow().UtcDateTime;
    }

    /// <summary>The clock for expiry, in UTC.</summary>
    public Func<DateTime> GetDateTime { get; set; }

    /// <summary>How long a subscription lasts unless renewed.</summary>
    public TimeSpan ExpirationDuration { get; set; }

    /// <summary>How many there are, expired ones that were not yet noticed too.</summary>
    public int Count => _observers.Count;

    /// <summary>A copy.</summary>
    public IReadOnlyDictionary<TIdentity, TObserver> Observers => _observers.ToDictionary(pair => pair.Key, pair => pair.Value.Observer);

    /// <summary>Removes all.</summary>
    public void Clear() => _observers = [];

    /// <summary>Adds or renews.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => _observers = new(_observers) { [id] = (GetDateTime(), observer) };

    /// <summary>Removes one.</summary>
    public void Unsubscribe(TIdentity id) => Remove([id]);

    /// <summary>Calls all, one after the other; who fails or has expired is removed.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        DateTime now = GetDateTime();
        List<TIdentity> defunct = [];
        foreach ((TIdentity id, (DateTime lastSeen, TObserver observer)) in _observers)
        {
            if (lastSeen + ExpirationDuration < now)
                defunct.Add(id);
            else if (predicate is null || predicate(observer))
            {
                try
                {
                    await notification(observer);
                }
                catch (Exception)
                {
                    defunct.Add(id);
                }
            }
        }

        Remove(defunct);
    }

    /// <summary>Calls all that <paramref name="predicate"/> takes; who fails or has expired is removed.</summary>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        DateTime now = GetDateTime();
        List<TIdentity> defunct = [];
        foreach ((TIdentity id, (DateTime lastSeen, TObserver observer)) in _observers)
        {
            if (lastSeen + ExpirationDuration < now)
                defunct.Add(id);
            else if (predicate is null || predicate(observer))
            {
                try
                {
                    notification(observer);
                }
                catch (Exception)
                {
                    defunct.Add(id);
                }
            }
        }

        Remove(defunct);
    }

    /// <summary>Removes who has expired.</summary>
    public void ClearExpired()
    {
        DateTime now = GetDateTime();
        Remove([.. _observers.Where(pair => pair.Value.LastSeen + ExpirationDuration < now).Select(pair => pair.Key)]);
    }

    /// <inheritdoc/>
    public IEnumerator<TObserver> GetEnumerator() => _observers.Values.Select(entry => entry.Observer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Remove(List<TIdentity> ids)
    {
        if (ids.Count == 0)
            return;
        Dictionary<TIdentity, (DateTime, TObserver)> rest = new(_observers);
        foreach (TIdentity id in ids)
            rest.Remove(id);
        _observers = rest;
    }
}
