using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartCampus.Benchmarks.Common;

/// <summary>How the processes of a benchmark write to each other and to the result file.</summary>
internal static class BenchJson
{
    public static JsonSerializerOptions Line { get; } = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static JsonSerializerOptions File { get; } = new(Line) { WriteIndented = true };
}
