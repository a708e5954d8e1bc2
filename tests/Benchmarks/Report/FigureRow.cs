using System.Globalization;

namespace SmartCampus.Benchmarks.Report;

/// <summary>A figure as a line of the printed table.</summary>
internal static class FigureRow
{
    public static string Header { get; } = Row("what", "product", "limit", "ratio", "goal", "");

    public static string Of(Figure figure) => Row(
        figure.Unit.Length == 0 ? figure.Name : $"{figure.Name} [{figure.Unit}]",
        Number(figure.Product),
        Number(figure.Limit),
        Number(figure.Ratio),
        figure.Goal?.ToString() ?? "",
        figure.IsMet switch { true => "met", false => "MISSED", null => "" });

    private static string Row(string what, string product, string limit, string ratio, string goal, string verdict) =>
        $"  {what,-58} {product,11} {limit,11} {ratio,8}  {goal,-28} {verdict}".TrimEnd();

    private static string Number(double? value) => value switch
    {
        null => "",
        double.NaN => "none",
        >= 1000 or <= -1000 => value.Value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
