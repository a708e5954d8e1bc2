namespace SmartCampus.EndToEnd.Tests.Browser;

/// <summary>Debian's Chromium, driven by Playwright's own node. No browser is ever downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const float Patience = 60_000;

    /// <summary>What the page showed of the command and of the state, in order and without gaps.</summary>
    private const string Recorder = """
        window.campusSeen = [];
        const text = id => { const found = document.querySelector(`[data-testid=${id}]`); return found?.dataset.state ?? found?.textContent ?? ''; };
        new MutationObserver(() => {
          const now = `${text('command')}|${text('big-state')}`;
          if (window.campusSeen.at(-1) !== now) window.campusSeen.push(now);
        }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <exception cref="InvalidOperationException">There is no Chromium; the message says which command installs it.</exception>
    public static async Task<Chromium> LaunchAsync()
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException($"{Program} is missing; this command installs it: apt-get install chromium.");
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        SetDefaultExpectTimeout(Patience);
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>Signs in; returns the browser's stored session for further windows.</summary>
    public async Task<string> SignInAsync(string url, string password)
    {
        await using IBrowserContext context = await _browser.NewContextAsync();
        IAPIResponse answer = await context.APIRequest.PostAsync(url + "/api/session", new()
        {
            DataObject = new { user = "admin", password },
            Headers = new Dictionary<string, string> { ["X-Requested-With"] = "SmartCampus" },
        });
        Assert.True(answer.Ok, $"Signing in was answered by {answer.Status}.");
        return await context.StorageStateAsync();
    }

    /// <summary>Opens a page in a window of its own.</summary>
    public async Task<ConsoleTab> OpenAsync(string url, string path, Look look, string? session)
    {
        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            BaseURL = url,
            Locale = look.Locale,
            ColorScheme = look.Theme,
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            StorageState = session,
        });
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync(Recorder);
        var tab = new ConsoleTab(context, await context.NewPageAsync());
        await tab.OpenAsync(path);
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
