using System.Collections.Concurrent;

namespace SmartCampus.EndToEnd.Tests.Browser;

/// <summary>A window with a page of the console, and the words for what a person sees on it.</summary>
internal sealed class ConsoleTab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    public ConsoleTab(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings in the browser's console, and exceptions that nobody caught.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The page's title line.</summary>
    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The state of a device in large letters.</summary>
    public ILocator State => Page.GetByTestId("big-state");

    /// <summary>The tracker of a device's command.</summary>
    public ILocator Command => Page.GetByTestId("command");

    /// <summary>The mark in the top bar that says whether the page is live.</summary>
    public ILocator LiveMark => Page.GetByTestId("live-state");

    public async Task OpenAsync(string path) => await Page.GotoAsync(path);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The row of a table or list that begins with a title.</summary>
    public ILocator Row(string title) => Page.GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByText(title, new() { Exact = true }) });

    /// <summary>What a table of values says beside a title.</summary>
    public ILocator Value(string title) => Row(title).GetByRole(AriaRole.Cell).First;

    /// <summary>Waits until the tracker shows that state of the command (design.md section 5).</summary>
    public Task SeesCommandAsync(string state) => Expect(Command).ToHaveAttributeAsync("data-state", state);

    /// <summary>What the page showed since it was opened, each as <c>command state|device state</c>.</summary>
    public Task<string[]> SeenAsync() => Page.EvaluateAsync<string[]>("() => window.campusSeen");

    /// <summary>Waits until nothing of the page is still on its way.</summary>
    public async Task SettledAsync()
    {
        await Expect(Heading).ToBeVisibleAsync();
        await Expect(Page.Locator(".skeleton, [aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>What stands out of the window on the right, as <c>page element</c>; empty when nothing has to be scrolled sideways.</summary>
    public Task<string[]> SidewaysAsync(string page) => Page.EvaluateAsync<string[]>("""
        page => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1).slice(0, 5);
          return [`${page} is ${document.documentElement.scrollWidth} wide in ${width}: ${wide.map(e => `${e.tagName}.${e.className}`).join(', ')}`];
        }
        """, page);

    /// <summary>What a finger would miss: everything to press or fill in that is smaller than 44 CSS pixels, as <c>page element</c>. A link inside a sentence has no size of its own (WCAG 2.2, 2.5.8), and a row that opens is as large as the row.</summary>
    public Task<string[]> SmallTargetsAsync(string page) => Page.EvaluateAsync<string[]>("""
        page => {
          const targets = 'a[href], button, input, select, textarea, summary, [role=option], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox]';
          const isShown = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.sr');
          const isInSentence = e => e.matches('a') && getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim().length > e.textContent.trim().length;
          const boxOf = e => {
            const around = (e.matches('a') && e.closest('[role=grid] [role=row]')) || (e.matches('input') && e.closest('label'));
            return (around || e).getBoundingClientRect();
          };
          return [...document.querySelectorAll(targets)]
            .filter(e => isShown(e) && !isInSentence(e))
            .map(e => ({ e, box: boxOf(e) }))
            .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 43.5)
            .map(({ e, box }) => `${page} ${e.tagName.toLowerCase()}.${e.className} "${(e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 30)}" is ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
        }
        """, page);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
            _complaints.Enqueue($"{message.Text} ({message.Location})");
    }
}
