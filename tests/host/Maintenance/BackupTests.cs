using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Maintenance;

/// <summary><c>backup FILE</c> beside a running host, and a start from the copy.</summary>
public sealed class BackupTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campus-backup-");
    private readonly RunningHost host = new();

    private string Copy => Path.Combine(folder.FullName, "restored", "campus.db");

    public Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Copy)!);
        return host.InitializeAsync();
    }

    [Fact]
    public async Task Backup_WhileTheHostRuns_StartsAsTheSameCampus()
    {
        await using FaultyTcp line = FaultyTcp.Start();
        _ = line[1];
        await host.Api.AddOnlineAsync("kept", "modbus.relay-switch", new { line = line.Line, interval = 0.2, timeout = 10 });
        JsonElement confirmed = (await host.Api.CommandAsync("kept", "kept-1", "switch.turnOn", wait: 30)).Expect(HttpStatusCode.OK);
        string token = (await host.Api.PostAsync("/api/tokens", new { name = "script" })).Expect(HttpStatusCode.Created).Text("token")!;

        (int code, string output, string error) = await BackupAsync("--data", host.Data);

        Assert.True(code == 0, error);
        Assert.Contains("holds everything up to now", output, StringComparison.Ordinal);
        Assert.Equal(FileModes.OwnerOnly, FileModes.Of(Copy));
        Assert.Equal("online", (await host.Api.DeviceAsync("kept")).Reason());
        await host.KillAsync();
        using var restored = new RunningHost { Data = Path.GetDirectoryName(Copy)! };
        await restored.InitializeAsync();
        await restored.Api.SeeReasonAsync("kept", "online");
        Assert.Equal(confirmed.GetRawText(), (await restored.Api.EntryAsync("kept-1")).GetRawText());
        using var script = new HostClient(restored.Api.Address);
        script.Headers.Authorization = new("Bearer", token);
        (await script.GetAsync("/api/session")).Expect(HttpStatusCode.OK);
        Assert.Single(line[1].Writes);
        await restored.DisposeAsync();
    }

    [Fact]
    public async Task Backup_FileExists_IsRefusedAndTheFileStays()
    {
        await File.WriteAllTextAsync(Copy, "mine");

        (int code, _, string error) = await BackupAsync("--data", host.Data);

        Assert.Equal((1, $"{Copy} exists; a backup never overwrites."), (code, error.Trim()));
        Assert.Equal("mine", await File.ReadAllTextAsync(Copy));
    }

    [Fact]
    public async Task Backup_NoDatabase_SaysSoAndMakesNone()
    {
        (int code, _, string error) = await BackupAsync("--data", folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("there is nothing to back up", error, StringComparison.Ordinal);
        Assert.Equal(["restored"], Directory.GetFileSystemEntries(folder.FullName).Select(Path.GetFileName));
        Assert.False(File.Exists(Copy));
    }

    [Fact]
    public async Task Backup_OnPostgres_NamesItsOwnToolAndNoPassword()
    {
        (int code, _, string error) = await BackupAsync("--postgres", "Host=db;Port=5433;Username=campus;Password=do not tell;Database=campus");

        Assert.Equal(1, code);
        Assert.Contains($"pg_dump --format=custom --file={Copy} --host=db --port=5433 --username=campus campus", error, StringComparison.Ordinal);
        Assert.DoesNotContain("do not tell", error, StringComparison.Ordinal);
    }

    public Task DisposeAsync() => host.DisposeAsync();

    public void Dispose()
    {
        host.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<(int Code, string Output, string Error)> BackupAsync(params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", RunningHost.Program, "backup", Copy, .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await error);
    }
}
