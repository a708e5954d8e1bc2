using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>
/// <see cref="DecisionMemory"/> while a garden is turned. Water is only noted down and entered when the whole is asked for: its trees
/// would be copied at each of a plan's many openings.
/// </summary>
internal sealed class MemoryBook(DecisionMemory stored, IReadOnlyDictionary<string, BedDefinition> beds)
{
    private readonly Dictionary<string, (DateTimeOffset At, decimal Litres)> noted = [];
    private DecisionMemory stored = stored;

    /// <summary>All of it, for storing.</summary>
    public DecisionMemory Stored
    {
        get
        {
            if (noted.Count > 0)
                Enter();
            return stored;
        }
        set => stored = value;
    }

    public DateTimeOffset? RainDelayUntil => stored.RainDelayUntil;

    public DateTimeOffset? PausedUntil => stored.PausedUntil;

    public string? PausedBy => stored.PausedBy;

    /// <summary>True when nobody counts litres.</summary>
    public bool HasNoBalances => stored.Balances.IsEmpty;

    /// <summary>When a bed last got water, or since when it is counted.</summary>
    public DateTimeOffset? DrySince(string bed) =>
        noted.TryGetValue(bed, out var note) ? note.At : stored.DrySince.TryGetValue(bed, out DateTimeOffset at) ? at : null;

    /// <summary>What a bed's soil lacks, if that is known.</summary>
    public WaterBalance? Balance(BedDefinition bed)
    {
        WaterBalance? balance = stored.Balances.GetValueOrDefault(bed.Id);
        return balance is not null && noted.TryGetValue(bed.Id, out var note) ? balance.Watered(note.Litres / bed.Area) : balance;
    }

    /// <summary>A bed got water.</summary>
    public void Watered(string bed, DateTimeOffset at, decimal litres) => noted[bed] = (at, noted.GetValueOrDefault(bed).Litres + litres);

    /// <summary>Rain waters all beds and may hold back what follows; a bed that is first left out by its sensor is counted from then.</summary>
    public void Remember(in RunQuestion question, BedVerdict verdict)
    {
        switch (verdict.Rule.Code)
        {
            case "skip.rain":
                Watered(verdict.Bed, question.At, 0);
                DateTimeOffset until = question.At.AddHours(question.Programme.Skips.RainDelayHours);
                if (until > question.At && !(stored.RainDelayUntil > until))
                    stored = stored with { RainDelayUntil = until };
                break;
            case "skip.soil" or "skip.raining" when DrySince(verdict.Bed) is null:
                Watered(verdict.Bed, question.At, 0);
                break;
        }
    }

    private void Enter()
    {
        ImmutableDictionary<string, DateTimeOffset>.Builder dry = stored.DrySince.ToBuilder();
        ImmutableDictionary<string, WaterBalance>.Builder balances = stored.Balances.ToBuilder();
        foreach ((string bed, (DateTimeOffset at, decimal litres)) in noted)
        {
            dry[bed] = at;
            if (litres > 0 && balances.TryGetValue(bed, out WaterBalance? balance))
                balances[bed] = balance.Watered(litres / beds[bed].Area);
        }
        noted.Clear();
        stored = stored with { DrySince = dry.ToImmutable(), Balances = balances.ToImmutable() };
    }
}
