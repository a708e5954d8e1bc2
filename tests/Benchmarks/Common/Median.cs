namespace SmartCampus.Benchmarks.Common;

/// <summary>The middle of repeated runs.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public static double Of<T>(IEnumerable<T> runs, Func<T, double> value) => Of(runs.Select(value));
}
