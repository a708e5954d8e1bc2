using System.Collections.Immutable;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Grains.Safety;

/// <summary>
/// Enforces the safety blocks of a device's traits: whatever is on has a lease, and what outlives its lease is turned off, again and
/// again until the device itself says that it is off. A trait that another one excepts (a lock, while the door is held open) has that one's
/// lease where it is longer, but only one that a command asked for: what a driver merely says lengthens nothing.
/// Pure; the grain stores <see cref="Leases"/> and sends the commands.
/// </summary>
internal sealed class SafetyWatch(DeviceModel model, DeviceLeases stored)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>A clock that goes back further than this has jumped: a lease is no longer the time that was meant, so what is on is turned off.</summary>
    private static readonly TimeSpan ClockJump = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<TraitDefinition> traits = [.. model.Traits.Where(t => t.Safety is not null).OrderBy(t => t.Safety!.Except is not null)];
    private readonly Dictionary<string, string> covers = [];
    private readonly Dictionary<string, DateTimeOffset> tried = [];
    private ImmutableDictionary<string, Lease> leases = stored.ByTrait;
    private DateTimeOffset latest = stored.ByTrait.IsEmpty ? DateTimeOffset.MinValue : stored.ByTrait.Values.Max(l => l.GrantedAt);
    private bool linkUp;

    /// <summary>What must be stored.</summary>
    public DeviceLeases Leases => new() { ByTrait = leases };

    /// <summary>When <see cref="Due"/> has something to say next; never while the link is down.</summary>
    public DateTimeOffset NextDue => !linkUp || leases.IsEmpty
        ? DateTimeOffset.MaxValue
        : leases.Keys.Min(t => tried.TryGetValue(t, out DateTimeOffset at) && at + RetryAfter > EndOf(t) ? at + RetryAfter : EndOf(t));

    /// <summary>A command is about to be sent. True when a lease was given and must be stored first.</summary>
    public bool Grant(CommandDefinition command, ImmutableDictionary<string, PropertyValue> arguments, DateTimeOffset now)
    {
        foreach (TraitDefinition trait in traits)
        {
            SafetyDefinition safety = trait.Safety!;
            if (command.Proof is not { } proof || proof.Property != safety.Property || proof.Value != safety.On)
                continue;
            TimeSpan length = Duration(command, arguments) is { } asked && asked < safety.LongestOn ? asked : safety.LongestOn;
            leases = leases.SetItem(trait.Name, new Lease(now, now + length, IsAsked: true));
            tried.Remove(trait.Name);
            return true;
        }
        return false;
    }

    /// <summary>New state. True when the leases changed and must be stored.</summary>
    /// <param name="state">The device's state.</param>
    /// <param name="isTurningOn">True while a command that turns the property on is on its way.</param>
    /// <param name="now">Now.</param>
    public bool Observe(DeviceState state, Func<SafetyDefinition, bool> isTurningOn, DateTimeOffset now)
    {
        if (traits.Count == 0)
            return false;
        bool lost = linkUp && state.Availability.State == AvailabilityState.Offline;
        linkUp = state.Availability.State is AvailabilityState.Online or AvailabilityState.Degraded;
        ImmutableDictionary<string, Lease> before = leases;
        if (now + ClockJump < latest)
            EndAll(now);
        latest = now;
        foreach (TraitDefinition trait in traits)
        {
            SafetyDefinition safety = trait.Safety!;
            if (lost && safety.OffOnLinkLost && leases.TryGetValue(trait.Name, out Lease held) && held.Until > now)
                leases = leases.SetItem(trait.Name, held with { Until = now });
            else if (linkUp && state.Find(safety.Property) is { Error: null } reading)
                Follow(trait.Name, safety, reading, isTurningOn(safety), now);
            Cover(trait, state);
        }
        return leases != before;
    }

    /// <summary>The commands that must be sent now, by trait.</summary>
    public IReadOnlyList<(string Trait, string Command)> Due(DateTimeOffset now)
    {
        if (!linkUp || NextDue > now)
            return [];
        var due = traits.Where(t => leases.ContainsKey(t.Name) && EndOf(t.Name) <= now
            && !(tried.TryGetValue(t.Name, out DateTimeOffset at) && at + RetryAfter > now)).ToList();
        foreach (TraitDefinition trait in due)
            tried[trait.Name] = now;
        return [.. due.Select(t => (t.Name, t.Safety!.Off))];
    }

    private void EndAll(DateTimeOffset now)
    {
        leases = leases.ToImmutableDictionary(l => l.Key, l => l.Value with { GrantedAt = now, Until = now });
        tried.Clear();
    }

    private DateTimeOffset EndOf(string trait) =>
        covers.TryGetValue(trait, out string? by) && leases.TryGetValue(by, out Lease cover) && cover.IsAsked && cover.Until > leases[trait].Until
            ? cover.Until
            : leases[trait].Until;

    private void Cover(TraitDefinition trait, DeviceState state)
    {
        if (!linkUp || trait.Safety!.Except is not { } except)
            return;
        bool holds = state.Find(except.Property) is { Error: null } reading && reading.Value == except.Value;
        if (holds && traits.FirstOrDefault(t => t.Safety!.Property == except.Property && t.Safety.On == except.Value) is { } by)
            covers[trait.Name] = by.Name;
        else
            covers.Remove(trait.Name);
    }

    private void Follow(string trait, SafetyDefinition safety, in Reading reading, bool isTurningOn, DateTimeOffset now)
    {
        bool held = leases.TryGetValue(trait, out Lease lease);
        if (reading.Value == safety.On)
        {
            if (!held)
                leases = leases.SetItem(trait, new Lease(now, now + safety.LongestOn));
        }
        else if (held && !isTurningOn && reading.Time > lease.GrantedAt && (model.Command(safety.Off)?.Proof is not { } off || reading.Value == off.Value))
        {
            leases = leases.Remove(trait);
            tried.Remove(trait);
        }
    }

    private static TimeSpan? Duration(CommandDefinition command, ImmutableDictionary<string, PropertyValue> arguments) =>
        command.Parameters.FirstOrDefault(p => p.Type == ModelType.Duration) is { } parameter
        && arguments.TryGetValue(parameter.Name, out PropertyValue value) && value.Kind == PropertyValueKind.Number
            ? value.To<TimeSpan>()
            : null;
}
