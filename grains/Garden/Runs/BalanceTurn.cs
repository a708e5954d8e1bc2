using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;

namespace SmartCampus.Grains.Garden.Runs;

/// <summary>Brings the beds' soil-water balances up to yesterday.</summary>
internal static class BalanceTurn
{
    /// <summary>A day's weather that has not come after so many days will not come: the usual value of the month stands in for it.</summary>
    private const int WaitDays = 2;

    public static DecisionMemory Advance(GardenDefinition garden, DecisionMemory memory, DailyWeather? weather, DateOnly today)
    {
        var balances = memory.Balances;
        foreach (BedDefinition bed in garden.Beds)
        {
            if (!balances.TryGetValue(bed.Id, out WaterBalance? balance))
                balance = new WaterBalance(0, today.AddDays(-1));
            for (DateOnly day = balance.Day.AddDays(1); day < today; day = day.AddDays(1))
            {
                bool measured = weather?.Day == day;
                if (!measured && !(weather?.Day > day) && day > today.AddDays(-WaitDays))
                    break;
                EtDay et = measured ? EtEstimate.Of(weather!, garden) : EtEstimate.Usual(garden, day);
                if (et.Method == EtMethod.None)
                    break; // nothing is known: the balance grows old and is no longer believed, rather than standing still as "wet"
                balance = balance.Next(bed, et, measured ? weather!.Rain ?? 0 : 0, day);
            }
            balances = balances.SetItem(bed.Id, balance);
        }
        return memory with { Balances = balances };
    }
}
