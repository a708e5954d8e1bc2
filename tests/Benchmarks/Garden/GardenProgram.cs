using System.Diagnostics;
using System.Globalization;
using SmartCampus.Benchmarks.Common;
using SmartCampus.Grains.Calendar;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Planning;
using SmartCampus.Grains.Garden.Runs;

namespace SmartCampus.Benchmarks.Garden;

/// <summary>How long the garden's planner takes: 200 beds and 40 programmes over 14 days, and half and four times as much, to see how it grows.</summary>
internal static class GardenProgram
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static int Run(Arguments arguments, CancellationToken cancellationToken)
    {
        Console.Out.WriteLine("beds programmes days openings     ms  µs/opening (median of the rounds; ‘wet’: one supply, always too much to do)");
        foreach (bool isCongested in (bool[])[false, true])
        {
            foreach ((int beds, int programmes, int days) in ((int, int, int)[])[(100, 20, 14), (200, 40, 14), (200, 40, 56), (800, 160, 14)])
                Measure(beds, programmes, days, isCongested, arguments.Integer("rounds", 15), cancellationToken);
        }
        return 0;
    }

    private static void Measure(int beds, int programmes, int days, bool isCongested, int rounds, CancellationToken cancellationToken)
    {
        GardenDefinition garden = Build(beds, programmes, isCongested);
        var state = GardenRunState.New(Start);
        List<double> times = [];
        int openings = 0;
        for (int i = 0; i < rounds + 5; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long begin = Stopwatch.GetTimestamp();
            openings = GardenPlanner.Plan(garden, SchoolCalendar.Empty, new GardenInputs(), state, Start, Start.AddDays(days)).Slots.Length;
            if (i >= 5)
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        times.Sort();
        double median = times[times.Count / 2];
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{beds,4} {programmes,10} {days,4} {openings,8} {median,6:0.0} {median * 1000 / openings,11:0.00} {(isCongested ? "wet" : "")}"));
    }

    private static GardenDefinition Build(int beds, int programmes, bool isCongested) => new()
    {
        Name = "bench",
        Site = new GardenSite("Asia/Shanghai", 39.9m, 116.4m, 50),
        Supplies = [.. Enumerable.Range(0, isCongested ? 1 : 4).Select(i => new SupplyDefinition
        {
            Id = $"s{i}", Name = $"s{i}", Kind = SupplyKind.Pump, MaximumFlow = 60, BedsAtOnce = 4, LeadSeconds = 3, LagSeconds = 5, MinimumRunSeconds = 60, MinimumRestSeconds = 60,
        })],
        Beds = [.. Enumerable.Range(0, beds).Select(i => new BedDefinition
        {
            Id = $"b{i}", Name = $"b{i}", Supply = $"s{(isCongested ? 0 : i % 4)}", Area = 10, Rate = 8 + (i % 10), ValveDevice = $"v{i}", Limits = new BedLimits { MinutesPerDay = 60 },
        })],
        Programmes = [.. Enumerable.Range(0, programmes).Select(p => new Programme
        {
            Id = $"p{p}",
            Name = $"p{p}",
            Steps = [.. Enumerable.Range(0, 10).Select(i => new ProgrammeStep($"b{((p * 5) + i) % beds}", Amount.Minutes(isCongested ? 20 : 6)))],
            Starts = [StartRule.At(p % 24, 15), StartRule.Sunrise(p)],
            Cycle = new CycleSoak(4, 10),
            Skips = new SkipRules { RainMillimetres = 5, SoilMoisture = 60 },
        })],
        Bans = [new Ban("noon", new DayRule(), new TimeOnly(11, 0), new TimeOnly(13, 0))],
    };
}
