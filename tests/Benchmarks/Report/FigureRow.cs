using System.Globalization;

namespace SmartCampus.Benchmarks.Report;

/// <summary>A figure as a line of the printed table; the peer's columns are there when it takes part.</summary>
internal sealed class FigureRow(bool hasPeer)
{
    public string Header { get; } = Row("what", "product", "limit", "ratio", hasPeer ? Columns("peer", "ratio") : "", "goal", "");

    public string Of(Figure figure) => Row(
        figure.Unit.Length == 0 ? figure.Name : $"{figure.Name} [{figure.Unit}]",
        Number(figure.Product),
        Number(figure.Limit),
        Number(figure.Ratio),
        hasPeer ? Columns(Number(figure.Peer), Number(figure.PeerRatio)) : "",
        string.Join(", ", figure.Bounds.Select(b => b.Text)),
        figure.IsMet switch { true => "met", false => "MISSED", null => "" });

    private static string Row(string what, string product, string limit, string ratio, string peer, string goal, string verdict) =>
        $"  {what,-58} {product,11} {limit,11} {ratio,8}{peer}  {goal,-30} {verdict}".TrimEnd();

    private static string Columns(string peer, string ratio) => $" {peer,11} {ratio,8}";

    private static string Number(double? value) => value switch
    {
        null => "",
        double.NaN => "none",
        >= 1000 or <= -1000 => value.Value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
