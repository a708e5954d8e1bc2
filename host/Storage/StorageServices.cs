using Orleans.Runtime.Hosting;
using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Grains.Garden.Live;
using SmartCampus.Host.Storage.Devices;
using SmartCampus.Host.Storage.Garden;
using SmartCampus.Host.Storage.Grains;
using SmartCampus.Host.Storage.Ledger;
using SmartCampus.Host.Storage.Postgres;
using SmartCampus.Host.Storage.Sqlite;
using SmartCampus.Host.Storage.Users;

namespace SmartCampus.Host.Storage;

/// <summary>Puts storage into the container.</summary>
internal static class StorageServices
{
    /// <summary>What grains name in <c>[PersistentState]</c> and <c>[FromKeyedServices]</c>.</summary>
    public const string GrainStorageName = "campus";

    /// <summary>Adds the database, ledger, registry, places and users. <see cref="IDatabase.OpenAsync"/> comes before anything else.</summary>
    public static IServiceCollection AddSmartCampusStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        if (options.PostgresConnectionString is { Length: > 0 } connectionString)
            services.AddPostgres(connectionString);
        else
            services.AddSqlite(options);

        return services
            .AddSingleton<CommandLedger>()
            .AddSingleton<ICommandLedger>(provider => provider.GetRequiredService<CommandLedger>())
            .AddSingleton<IReadsAhead>(provider => provider.GetRequiredService<CommandLedger>())
            .AddSingleton<CommandQueries>()
            .AddSingleton<DeviceRegistry>()
            .AddSingleton<IDeviceRegistry>(provider => provider.GetRequiredService<DeviceRegistry>())
            .AddSingleton<IReadsAhead>(provider => provider.GetRequiredService<DeviceRegistry>())
            .AddSingleton<PlaceStore>()
            .AddSingleton<GardenStore>()
            .AddSingleton<IGardenStore>(provider => provider.GetRequiredService<GardenStore>())
            .AddSingleton<GardenQueries>()
            .AddSingleton<UserStore>()
            .AddSingleton<TokenStore>()
            .AddSingleton<GrainStorage>()
            .AddSingleton<IReadsAhead>(provider => provider.GetRequiredService<GrainStorage>())
            .AddGrainStorage(GrainStorageName, (provider, _) => provider.GetRequiredService<GrainStorage>());
    }

    private static void AddSqlite(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(provider => new SqliteDatabase(
            options, SchemaScript.Embedded("sqlite"), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SqliteDatabase>>()))
        .AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>())
        .AddSingleton<ILedgerWriter, SqliteLedgerWriter>();

    private static void AddPostgres(this IServiceCollection services, string connectionString) => services
        .AddSingleton(provider => new PostgresDatabase(
            connectionString, SchemaScript.Embedded("postgres"), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PostgresDatabase>>()))
        .AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>())
        .AddSingleton<ILedgerWriter, PostgresLedgerWriter>();
}
