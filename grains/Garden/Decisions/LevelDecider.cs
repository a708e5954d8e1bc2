using SmartCampus.Grains.Garden.Days;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Water;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Grains.Garden.Decisions;

/// <summary>The water level of a bed on a day, percent. What sensors cannot tell comes from the months or the plain percentage, and it is said.</summary>
internal static class LevelDecider
{
    /// <summary>Days after which a soil-water balance that got no weather is not believed.</summary>
    private const int BalanceStaleDays = 3;

    public static int Of(in RunQuestion question, BedDefinition bed, Amount amount, MemoryBook memory, InputReader reader)
    {
        LevelRule rule = question.Programme.Level;
        return rule.Mode switch
        {
            LevelMode.Manual => rule.Percent,
            LevelMode.Monthly => Usual(rule, question.Day),
            LevelMode.Zimmerman => FromWeather(question, rule, reader) ?? Usual(rule, question.Day),
            _ => FromBalance(question, rule, bed, amount, memory, reader) ?? Usual(rule, question.Day),
        };
    }

    /// <summary>The highest that it can be on a day: what a start that must finish in time is worked out for.</summary>
    public static int Highest(LevelRule rule, DateOnly day) => rule.Mode switch
    {
        LevelMode.Manual => rule.Percent,
        LevelMode.Monthly => Usual(rule, day),
        _ => Math.Max(rule.Maximum, Usual(rule, day)),
    };

    private static int Usual(LevelRule rule, DateOnly day) => rule.Months.Length == 12 ? rule.Months[day.Month - 1] : rule.Percent;

    private static int? FromWeather(in RunQuestion question, LevelRule rule, InputReader reader)
    {
        DailyWeather? weather = question.Inputs.Yesterday;
        bool isNew = weather is not null && (question.Inputs.IsAhead || weather.Day >= question.Day.AddDays(-2));
        if (isNew && weather is { Coldest: { } low, Warmest: { } high, DriestHumidity: { } dry, DampestHumidity: { } damp, Rain: { } rain })
        {
            int level = Math.Min(Zimmerman.Level((low + high) / 2, (dry + damp) / 2, rain), rule.Maximum);
            reader.Add(new InputUsed("weather", InputState.Fresh, null, level));
            return level;
        }
        reader.Say(
            new InputUsed("weather", weather is null ? InputState.Missing : InputState.Stale),
            Note.Of("level.noWeather").Number("level", Usual(rule, question.Day)));
        return null;
    }

    private static int? FromBalance(in RunQuestion question, LevelRule rule, BedDefinition bed, Amount amount, MemoryBook memory, InputReader reader)
    {
        WaterBalance? balance = memory.Balance(bed);
        if (balance is null || (!question.Inputs.IsAhead && balance.Day < question.Day.AddDays(-BalanceStaleDays)))
        {
            reader.Say(
                new InputUsed("balance", balance is null ? InputState.Missing : InputState.Stale, null, balance?.Depletion),
                Note.Of("level.noBalance").Number("level", Usual(rule, question.Day)));
            return null;
        }
        var input = new InputUsed("balance", InputState.Fresh, null, balance.Depletion);
        if (balance.IsEstimated)
            reader.Say(input, Note.Of("level.estimated"));
        else
            reader.Add(input);
        decimal plain = amount.SecondsOn(bed) / 60 * bed.Rate / bed.Area;
        return plain <= 0 ? 0 : (int)Math.Min(Math.Floor(100 * balance.Depletion / plain), rule.Maximum);
    }
}
