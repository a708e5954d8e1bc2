using System.Data.Common;
using SmartCampus.Host.Storage;

namespace SmartCampus.Host.Maintenance;

/// <summary><c>backup FILE</c>: copies the database from the side, while a host runs on it or not. It listens nowhere and changes nothing.</summary>
internal static class BackupCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(StorageOptions storage, string file, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSmartCampusStorage(storage)
            .BuildServiceProvider();
        try
        {
            await services.GetRequiredService<IDatabase>().BackupAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or NotSupportedException or FormatException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        await Console.Out.WriteLineAsync($"{file} holds everything up to now, passwords of devices too: keep it where only you can read it.");
        return 0;
    }
}
