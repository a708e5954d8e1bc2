using SmartCampus.Grains.Timeline;
using SmartCampus.Host.Storage.Postgres;
using SmartCampus.Host.Storage.Sqlite;

namespace SmartCampus.Host.History;

/// <summary>Puts history and timeline into the container; storage comes first.</summary>
internal static class HistoryServices
{
    /// <summary>Adds history, timeline, their queries and the cleaner.</summary>
    public static IServiceCollection AddSmartCampusHistory(this IServiceCollection services, HistoryOptions? options = null) => services
        .AddSingleton(options ?? new HistoryOptions())
        .AddSingleton<SeriesCatalog>()
        .AddSingleton<IHistoryStore>(provider => provider.GetService<PostgresDatabase>() is { } postgres
            ? new PostgresHistoryStore(postgres)
            : new SqliteHistoryStore(provider.GetRequiredService<SqliteDatabase>()))
        .AddSingleton<HistoryWriter>()
        .AddSingleton<IHistory>(provider => provider.GetRequiredService<HistoryWriter>())
        .AddHostedService(provider => provider.GetRequiredService<HistoryWriter>())
        .AddSingleton<HistoryQueries>()
        .AddSingleton<Timeline>()
        .AddSingleton<ITimeline>(provider => provider.GetRequiredService<Timeline>())
        .AddHostedService(provider => provider.GetRequiredService<Timeline>())
        .AddSingleton<TimelineQueries>()
        .AddSingleton<RetentionCleaner>()
        .AddHostedService(provider => provider.GetRequiredService<RetentionCleaner>());
}
