using Microsoft.Extensions.DependencyInjection;
using SmartCampus.Host.History;
using SmartCampus.Host.Storage;

namespace SmartCampus.Benchmarks.History;

/// <summary>The product's history over a SQLite file of its own. Its ticks are made by hand, so that a day of polling takes seconds.</summary>
internal sealed class HistoryStore : IAsyncDisposable
{
    /// <summary>Ticks in a second of the product.</summary>
    public const int TicksPerSecond = 4;

    /// <summary>Ticks until every series was packed once.</summary>
    public const int TicksPerRound = 240;

    private readonly ServiceProvider services;

    private HistoryStore(string folder) => services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSmartCampusStorage(new StorageOptions { DataDirectory = folder })
        .AddSmartCampusHistory()
        .BuildServiceProvider();

    public HistoryWriter Writer => services.GetRequiredService<HistoryWriter>();

    public HistoryQueries Queries => services.GetRequiredService<HistoryQueries>();

    public static async Task<HistoryStore> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var made = new HistoryStore(folder);
        await made.services.GetRequiredService<IDatabase>().OpenAsync(cancellationToken);
        return made;
    }

    /// <summary>Lets time pass until all is packed.</summary>
    public async Task PackAsync()
    {
        for (int i = 0; i < TicksPerRound; i++)
            await Writer.TickAsync();
    }

    /// <summary>Copies the database without its free pages; returns its bytes.</summary>
    public async Task<long> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IDatabase>().BackupAsync(path, cancellationToken);
        return new FileInfo(path).Length;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
