using SmartCampus.Grains.Garden.Checks;
using SmartCampus.Grains.Garden.Decisions;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Grains.Garden.Model;
using SmartCampus.Grains.Garden.Runs;

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
            notices.Add(new("storage", new("Nothing can be written down (is the disk full?): nothing is opened, what is open is closed at its end.", "无法写入数据（磁盘满了？）：不再开阀，已开的到时仍会关闭。")));
        if (state.Memory.PausedUntil is { } paused && paused > now)
            notices.Add(new("paused", new($"Paused until {Local(paused)} by {state.Memory.PausedBy}.", $"{state.Memory.PausedBy} 已暂停浇水，至 {Local(paused)}。")));
        if (state.Memory.RainDelayUntil is { } rain && rain > now)
            notices.Add(new("rainDelay", new($"No programme until {Local(rain)}: it has rained enough.", $"雨水充足，{Local(rain)} 前不按计划浇水。")));
        foreach (SupplyDefinition supply in garden.Supplies.Where(s => state.Shut.ContainsKey(s.Id)))
            notices.Add(new("supplyShut", shown.Text(state.Shut[supply.Id].Reason), Supply: supply.Id));
        foreach (BedDefinition bed in garden.Beds)
        {
            if (state.Bed(bed.Id).LockOut is { } locked)
                notices.Add(new("lockedOut", shown.Text(locked.Reason), bed.Id));
            if (live.Facts.GetValueOrDefault(bed.ValveDevice) is not { IsReachable: true })
                notices.Add(new("offline", new($"{bed.Name}: the valve's controller cannot be reached.", $"{bed.Name}：阀门控制器离线。"), bed.Id, Device: bed.ValveDevice));
            if (bed.SoilDevice is { } probe)
                Sensor(live.Inputs.Soil.GetValueOrDefault(bed.Id), garden.Weather.SoilStaleMinutes, $"{bed.Name}: the soil probe", $"{bed.Name}：土壤探头", bed.Id, probe);
        }
        foreach (GardenProblem problem in live.Problems)
            notices.Add(new("device", shown.Text(problem.What), garden.Beds.FirstOrDefault(b => problem.Path.StartsWith($"beds.{b.Id}.", StringComparison.Ordinal))?.Id));
        if (garden.Weather.WindDevice is { } vane)
            Sensor(live.Inputs.Wind, garden.Weather.WeatherStaleMinutes, "The wind sensor", "风速计", null, vane);
        if (live.Inputs.Forecast.MaxBy(f => f.Issued) is { } forecast && forecast.IsStale(now))
            notices.Add(new("forecast", new($"The forecast of {forecast.Source} is from {Local(forecast.Issued)}; it decides nothing.", $"{forecast.Source} 的天气预报是 {Local(forecast.Issued)} 的，不参与判断。")));
        if (garden.Weather.RainDevice is { } gauge)
            Sensor(live.Inputs.Rain, garden.Weather.WeatherStaleMinutes, "The rain gauge", "雨量计", null, gauge);
        if (garden.Weather.ClimateDevice is { } climate)
            Sensor(live.Inputs.Temperature, garden.Weather.WeatherStaleMinutes, "The outdoor air sensor", "室外温湿度传感器", null, climate);
        return notices;

        void Sensor(Observation? seen, int staleMinutes, string en, string zh, string? bed, string device)
        {
            if (seen is not null && now - seen.Time <= TimeSpan.FromMinutes(staleMinutes))
                return;
            notices.Add(new("silent", seen is null
                ? new($"{en} has said nothing yet; it decides nothing.", $"{zh}还没有数据，不参与判断。")
                : new($"{en} has been silent since {Local(seen.Time)}; it decides nothing.", $"{zh}自 {Local(seen.Time)} 起无数据，不参与判断。"), bed, Device: device));
        }

        string Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, shown.Zone).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}
