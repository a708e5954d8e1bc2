using SmartCampus.EndToEnd.Tests.Browser;

namespace SmartCampus.EndToEnd.Tests.Campus;

/// <summary>One host, one demo campus and one browser for all tests of the collection, which run one after the other.</summary>
public sealed class CampusFixture : IAsyncLifetime
{
    internal const string Password = "first-light-2026";

    private readonly string _folder = Directory.CreateTempSubdirectory("campus-e2e-").FullName;
    private readonly int _port = FreePort.Take();
    private DemoProcess? _demo;
    private HostProcess? _host;
    private Chromium? _browser;
    private string? _session;

    internal CampusApi Api { get; private set; } = null!;

    internal string Url => _host!.Url;

    private string PasswordFile => Path.Combine(_folder, "password");

    public async Task InitializeAsync()
    {
        _browser = await Chromium.LaunchAsync();
        _demo = await DemoProcess.StartAsync(Path.Combine(_folder, "demo"));
        await File.WriteAllTextAsync(PasswordFile, Password);
        _host = await HostProcess.StartAsync(_folder, _port, PasswordFile, _demo);
        Api = await CampusApi.SignInAsync(Url, Password);
        _session = await _browser.SignInAsync(Url, Password);
    }

    /// <summary>Opens a page of the console, signed in, in a browser window of its own.</summary>
    internal Task<ConsoleTab> OpenAsync(string path, Look? look = null) => _browser!.OpenAsync(Url, path, look ?? Look.Usual, _session);

    /// <summary>Adds a lamp that is given longer to answer than its commands have, and opens its page once it is online.</summary>
    internal async Task<ConsoleTab> OpenLampAsync(string id, SilentLine line)
    {
        await Api.AddAsync(id, "modbus.relay-switch", new { line = line.Address, timeout = 10, retries = 3, interval = 0.2 });
        ConsoleTab tab = await OpenAsync($"/devices/{id}");
        await Expect(tab.Value("On")).ToHaveTextAsync("Off");
        return tab;
    }

    /// <summary>Opens a page of the console without a session.</summary>
    internal Task<ConsoleTab> OpenSignedOutAsync(string path, Look look) => _browser!.OpenAsync(Url, path, look, session: null);

    /// <summary>Ends the host as a power cut does.</summary>
    internal Task KillHostAsync() => _host!.KillAsync();

    /// <summary>Starts the host again, on the same port and data.</summary>
    internal async Task StartHostAsync()
    {
        await _host!.DisposeAsync();
        _host = await HostProcess.StartAsync(_folder, _port, PasswordFile, _demo!);
    }

    public async Task DisposeAsync()
    {
        Api?.Dispose();
        foreach (IAsyncDisposable? part in new IAsyncDisposable?[] { _browser, _host, _demo })
            await (part?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }
}
