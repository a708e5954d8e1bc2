using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;
using SmartCampus.Grains.Garden.Words;

namespace SmartCampus.Host.Garden;

/// <summary>What people should know of a garden without asking. Pure.</summary>
internal static class GardenNotices
{
    public static IReadOnlyList<GardenNotice> Of(GardenLive live, GardenShown shown, DateTimeOffset now)
    {
        var notices = new List<GardenNotice>();
        GardenDefinition garden = live.Document.Definition;
        GardenRunState state = live.State;
        if (live.CannotStore)
            notices.Add(new("storage", new("Nothing can be written down (is the disk full?): no water is started, what runs still stops in time.", "无法写入数据（磁盘满了？）：不会开始浇水，正在浇的到时照样停。")));
        if (state.Memory.PausedUntil is { } paused && paused > now)
            notices.Add(new("paused", new($"Paused until {En(paused)} by {state.Memory.PausedBy}.", $"{state.Memory.PausedBy} 已暂停浇水，至 {Zh(paused)}。")));
        if (state.Memory.RainDelayUntil is { } rain && rain > now)
            notices.Add(new("rainDelay", new($"No plan runs until {En(rain)}: it has rained enough.", $"雨水充足，{Zh(rain)} 前不按计划浇水。")));
        // Why is told once, by the red box, and afterwards beside the bed and the supply.
        foreach (SupplyDefinition supply in garden.Supplies.Where(s => state.Shut.ContainsKey(s.Id)))
            notices.Add(new("supplyShut", new($"“{supply.Name}” is shut: its beds get no water.", $"“{supply.Name}”已关停，用它的畦都不浇。"), Supply: supply.Id));
        foreach (BedDefinition bed in garden.Beds)
        {
            if (state.Bed(bed.Id).LockOut is not null)
                notices.Add(new("lockedOut", new($"“{bed.Name}” is out of use: it gets no water.", $"“{bed.Name}”已停用，不会浇水。"), bed.Id));
            if (live.Facts.GetValueOrDefault(bed.ValveDevice) is not { IsReachable: true })
                notices.Add(new("offline", new($"{bed.Name}: the valve's controller cannot be reached.", $"{bed.Name}：阀门控制器离线。"), bed.Id, Device: bed.ValveDevice));
            if (bed.SoilDevice is { } probe)
                Sensor(live.Inputs.Soil.GetValueOrDefault(bed.Id), garden.Weather.SoilStaleMinutes, $"{bed.Name}: the moisture sensor", $"{bed.Name}：湿度传感器", bed.Id, probe);
        }
        foreach (GardenProblem problem in live.Problems)
            notices.Add(new("device", shown.Text(problem.What), garden.Beds.FirstOrDefault(b => problem.Path.StartsWith($"beds.{b.Id}.", StringComparison.Ordinal))?.Id));
        if (garden.Weather.WindDevice is { } vane)
            Sensor(live.Inputs.Wind, garden.Weather.WeatherStaleMinutes, "The wind meter", "风速计", null, vane);
        if (live.Inputs.Forecast.MaxBy(f => f.Issued) is { } forecast && forecast.IsStale(now))
            notices.Add(new("forecast", new($"The forecast of {forecast.Source} is from {En(forecast.Issued)}, too old: watering goes on without it.", $"{forecast.Source} 的天气预报是 {Zh(forecast.Issued)} 的，太旧，不用它照常浇水。")));
        if (garden.Weather.RainDevice is { } gauge)
            Sensor(live.Inputs.Rain, garden.Weather.WeatherStaleMinutes, "The rain gauge", "雨量计", null, gauge);
        if (garden.Weather.ClimateDevice is { } climate)
            Sensor(live.Inputs.Temperature, garden.Weather.WeatherStaleMinutes, "The thermometer", "温度计", null, climate);
        return notices;

        void Sensor(Observation? seen, int staleMinutes, string en, string zh, string? bed, string device)
        {
            if (seen is not null && now - seen.Time <= TimeSpan.FromMinutes(staleMinutes))
                return;
            notices.Add(new("silent", seen is null
                ? new($"{en} has said nothing yet; watering goes on without it.", $"{zh}还没有数据，不用它照常浇水。")
                : new($"{en} has been silent since {En(seen.Time)}; watering goes on without it.", $"{zh}自 {Zh(seen.Time)} 起没有数据，不用它照常浇水。"), bed, Device: device));
        }

        string En(DateTimeOffset time) => GardenWords.DayAndTime(time, GardenLanguage.English, shown.Zone);

        string Zh(DateTimeOffset time) => GardenWords.DayAndTime(time, GardenLanguage.Chinese, shown.Zone);
    }
}
