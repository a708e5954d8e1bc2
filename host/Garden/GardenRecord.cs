namespace SmartCampus.Host.Garden;

/// <summary>What a bed got on a day.</summary>
/// <param name="Day">The local day; absent in a total.</param>
/// <param name="Bed">The bed's id.</param>
/// <param name="BedName">Its name now.</param>
/// <param name="Litres">All water that people or the platform gave.</param>
/// <param name="Millimetres">The same over the bed.</param>
/// <param name="Minutes">Of openings.</param>
/// <param name="Runs">Openings.</param>
/// <param name="ByHandLitres">Of the litres: by hand.</param>
/// <param name="NeedMillimetres">What its crop needed of us that day, mm; absent for a day that is not over and where the weather was not known.</param>
internal sealed record GardenRecord(
    DateOnly? Day, string Bed, string BedName, decimal Litres, decimal Millimetres, decimal Minutes, int Runs, decimal ByHandLitres, decimal? NeedMillimetres);
