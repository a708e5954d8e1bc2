using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SmartCampus.Host.Tests.Running;

namespace SmartCampus.Host.Tests.Maintenance;

/// <summary>What the host cannot start with: one sentence for whoever started it, and nothing has begun.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("campus-start-").FullName;

    private string Data => Path.Combine(folder, "data");

    [Fact]
    public async Task Start_PortInUse_SaysSoBeforeAnythingBegins()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        await AssertEndsAsync($"--urls is '{url}'; nothing can listen there: ", "--urls", url, "--data", Data);

        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("5080")]
    [InlineData("localhost:5080")]
    [InlineData("http://localhost:99999")]
    public Task Start_UrlsThatAreNone_SaysWhatTheyMustBe(string urls) =>
        AssertEndsAsync($"--urls is '{urls}'; it must be an address such as http://localhost:5080.", "--urls", urls, "--data", Data);

    [Fact]
    public async Task Start_DataIsAFile_NamesIt()
    {
        await File.WriteAllTextAsync(Data, "");

        await AssertEndsAsync($"The data folder '{Data}' cannot be used; it must be a folder that can be written and that no other host uses.", "--data", Data);
    }

    /// <summary>Two hosts would both command its devices.</summary>
    [Fact]
    public async Task Start_OnTheDataOfAHostThatRuns_IsRefusedAndTheFirstGoesOn()
    {
        using var first = new RunningHost { Data = Data };
        await first.InitializeAsync();

        await AssertEndsAsync($"The data folder '{Data}' cannot be used", "--data", Data);

        (await first.Api.GetAsync("/api/devices")).Expect(HttpStatusCode.OK);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task Start_DatabaseIsNone_SaysSo()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "campus.db"), new string('x', 5000));

        await AssertEndsAsync("The database cannot be used: SQLite Error 26", "--data", Data);
    }

    [Theory]
    [InlineData("Hostname is campus", "SMARTCAMPUS_POSTGRES is no Npgsql connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Database=none", "The database cannot be used: ")]
    public Task Start_PostgresThatCannotBeReached_SaysSo(string postgres, string words) => AssertEndsAsync(words, "--data", Data, "--postgres", postgres);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task AssertEndsAsync(string words, params string[] options)
    {
        string[] urls = options.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        using Process host = Process.Start(new ProcessStartInfo("dotnet", ["exec", RunningHost.Program, "--exit-with-stdin", .. urls, .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = host.StandardOutput.ReadToEndAsync();
        string error = await host.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await host.WaitForExitAsync().WaitAsync(Patience);

        Assert.StartsWith(words, error, StringComparison.Ordinal);
        Assert.Equal((1, 1), (host.ExitCode, error.TrimEnd().Split('\n').Length));
        Assert.DoesNotContain("   at ", await output, StringComparison.Ordinal);
    }
}
