using System.Text.Json;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Report;

/// <summary>All figures of a run: printed as they come, written to a file in the end.</summary>
internal sealed class BenchReport(TextWriter output, bool isQuick, string? peer)
{
    private readonly FigureRow row = new(peer is not null);
    private readonly List<Figure> figures = [];

    public bool HasFigures => figures.Count > 0;

    /// <summary>Says what runs now.</summary>
    public void Note(string text) => output.WriteLine($"  … {text}");

    public void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
        output.WriteLine(row.Header);
    }

    public void Add(Figure figure)
    {
        figures.Add(figure);
        output.WriteLine(row.Of(figure));
    }

    /// <summary>Writes the figures as JSON; returns the file.</summary>
    public async Task<string> SaveAsync(string folder, string engine)
    {
        Directory.CreateDirectory(folder);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        string path = Path.Combine(folder, $"bench-{now:yyyyMMdd-HHmmss}.json");
        await using FileStream file = File.Create(path);
        await JsonSerializer.SerializeAsync(
            file, new { at = now, quick = isQuick, engine, peer, cores = Environment.ProcessorCount, figures }, BenchJson.File);
        return path;
    }
}
