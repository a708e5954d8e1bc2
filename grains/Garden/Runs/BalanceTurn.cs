using System.Collections.Immutable;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>Brings the beds' soil-water balances up to yesterday.</summary>
internal static class BalanceTurn
{
    /// <summary>A day's weather that has not come after so many days will not come: the usual value of the month stands in for it.</summary>
    private const int WaitDays = 2;

    /// <returns>The memory with its balances, and what the beds needed on each day that is new in them.</returns>
    public static (DecisionMemory Memory, ImmutableArray<BedNeed> Needs) Advance(GardenDefinition garden, DecisionMemory memory, GardenInputs inputs, DateOnly today)
    {
        DailyWeather? weather = inputs.Yesterday;
        var balances = memory.Balances;
        ImmutableArray<BedNeed>.Builder needs = ImmutableArray.CreateBuilder<BedNeed>();
        foreach (BedDefinition bed in garden.Beds)
        {
            if (!balances.TryGetValue(bed.Id, out WaterBalance? balance))
                balance = new WaterBalance(0, today.AddDays(-1));
            for (DateOnly day = balance.Day.AddDays(1); day < today; day = day.AddDays(1))
            {
                bool measured = weather?.Day == day;
                if (!measured && !(weather?.Day > day) && day > today.AddDays(-WaitDays))
                    break;
                EtDay et = measured ? EtEstimate.Of(weather!, garden) : default;
                if (et.Method is EtMethod.None or EtMethod.Usual)
                    et = Expected(garden, inputs.Forecast, day);
                if (et.Method == EtMethod.None)
                    break; // nothing is known: the balance grows old and is no longer believed, rather than standing still as "wet"
                decimal rain = measured ? weather!.Rain ?? 0 : 0;
                balance = balance.Next(bed, et, rain, day);
                needs.Add(new BedNeed(bed.Id, day, WaterBalance.Need(bed, et, rain)));
            }
            balances = balances.SetItem(bed.Id, balance);
        }
        return (memory with { Balances = balances }, needs.ToImmutable());
    }

    /// <summary>A day's evapotranspiration that was not measured: the forecast knows the day, the month only its like.</summary>
    private static EtDay Expected(GardenDefinition garden, ImmutableArray<ForecastDay> forecast, DateOnly day) =>
        forecast.FirstOrDefault(f => f.Day == day)?.Et0 is { } et ? new(et, EtMethod.Forecast) : EtEstimate.Usual(garden, day);
}
