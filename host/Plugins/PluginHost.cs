using System.Runtime.CompilerServices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Plugins;

/// <summary>Loads, replaces and unloads plugins while everything else runs. A broken plugin is a status, never an exception.</summary>
/// <remarks>
/// Reads are lock-free; changes happen one after the other. A <see cref="DriverDescriptor"/>, its settings type and whatever it makes
/// belong to the plugin's load context and keep it in memory: who holds any of them lets go in <see cref="Unloading"/>.
/// </remarks>
internal sealed partial class PluginHost(PluginHostOptions options, TimeProvider time, ILogger<PluginHost> logger) : IAsyncDisposable
{
    private const int PromptAttempts = 2;
    private const int CollectAttempts = 60; // 3 s: a busy runtime postpones the compiler's work that holds a context, 100 ms at a time
    private static readonly TimeSpan CollectPause = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim change = new(1, 1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, LoadedPlugin> loaded = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PluginStatus> statuses = new(StringComparer.Ordinal);
    private readonly List<(RetiredPlugin Plugin, WeakReference Context)> retired = [];
    private volatile DriverCatalogue catalogue = DriverCatalogue.Empty;

    /// <summary>Called with a plugin's drivers before it is unloaded, when <see cref="Find"/> no longer gives them; unloading waits for it.</summary>
    public event Func<IReadOnlyCollection<string>, Task>? Unloading;

    /// <summary>Called with the drivers that have come, have gone or were replaced.</summary>
    public event Func<IReadOnlyCollection<string>, Task>? Changed;

    /// <summary>All drivers with the plugin that offers each, by driver id.</summary>
    public IReadOnlyList<(string Plugin, DriverDescriptor Driver)> Drivers => catalogue.All;

    /// <summary>Unloaded versions that are still in memory. After a reload they stay until the next full collection; <see cref="CollectAsync"/> forces one.</summary>
    public IReadOnlyList<RetiredPlugin> Retired
    {
        get
        {
            lock (gate)
            {
                retired.RemoveAll(r => !r.Context.IsAlive);
                return [.. retired.Select(r => r.Plugin)];
            }
        }
    }

    /// <summary>The driver of that id; null when no loaded plugin offers it.</summary>
    public DriverDescriptor? Find(string driverId) => catalogue.Find(driverId);

    /// <summary>Lists all plugins, by id; also those that have a folder and were never loaded.</summary>
    public IReadOnlyList<PluginStatus> List()
    {
        IReadOnlyList<string> ids = options.Ids;
        lock (gate)
        {
            IEnumerable<string> more = ids.Where(id => !statuses.ContainsKey(id));
            return [.. statuses.Values.Concat(more.Select(id => new PluginStatus(id, null, PluginState.Unloaded, null, []))).OrderBy(p => p.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>Loads every plugin of the folder that is not loaded yet, in the order of their names.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        foreach (string id in options.Ids.Where(id => !IsLoaded(id)))
            await ReloadAsync(id, cancellationToken);
    }

    /// <summary>Loads a plugin from its folder, in place of the version that runs, if one does. When the new one is broken, the old one stays and the status says why.</summary>
    public async Task<PluginStatus> ReloadAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        await change.WaitAsync(cancellationToken);
        try
        {
            LoadedPlugin? fresh = await Task.Run(() => TryLoad(id), cancellationToken);
            if (fresh is not null)
            {
                IReadOnlyCollection<string> before = await WithdrawAsync(id);
                Retire(id);
                Publish(id, fresh);
                await TellAsync(Changed, id, [.. before.Union(fresh.Drivers.Select(d => d.Model.Id))]);
            }
            lock (gate)
                return statuses[id];
        }
        finally
        {
            change.Release();
        }
    }

    /// <summary>Unloads a plugin.</summary>
    /// <returns>True when nothing of it is left in memory, or it was not loaded.</returns>
    public async Task<bool> UnloadAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        await change.WaitAsync(cancellationToken);
        try
        {
            if (!IsLoaded(id))
                return true;
            IReadOnlyCollection<string> gone = await WithdrawAsync(id);
            WeakReference context = Retire(id)!;
            await TellAsync(Changed, id, gone);
            bool collected = await CollectAsync(() => !context.IsAlive, cancellationToken);
            NoteUnloaded(id, collected);
            return collected;
        }
        finally
        {
            change.Release();
        }
    }

    /// <summary>Collects what unloaded versions have left behind; takes at most 3 s.</summary>
    /// <returns>The versions that something still holds.</returns>
    public async Task<IReadOnlyList<RetiredPlugin>> CollectAsync(CancellationToken cancellationToken)
    {
        await CollectAsync(() => Retired.Count == 0, cancellationToken);
        return Retired;
    }

    /// <summary>Unloads all plugins without asking anybody; driver sessions have ended before.</summary>
    public async ValueTask DisposeAsync()
    {
        await change.WaitAsync();
        catalogue = DriverCatalogue.Empty;
        foreach (string id in loaded.Keys.ToArray())
            Retire(id);
        change.Dispose();
    }

    private bool IsLoaded(string id)
    {
        lock (gate)
            return loaded.ContainsKey(id);
    }

    private LoadedPlugin? TryLoad(string id)
    {
        string? version = null;
        try
        {
            if (id is "" or "." or ".." || Path.GetFileName(id) != id)
                throw PluginFaults.BadName(id);
            string folder = options.FolderOf(id);
            if (!File.Exists(Path.Combine(folder, id + ".dll")))
                throw PluginFaults.NoAssembly(id);
            var copy = PluginCopy.Make(folder, id, options.CacheFolder);
            version = copy.Version;
            var plugin = LoadedPlugin.Load(copy);
            if (catalogue.Conflict(id, plugin.Drivers) is not { } conflict)
                return plugin;
            plugin.Unload();
            throw new PluginRefusedException(conflict);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The plugin border: whatever a plugin does while it is loaded is its status.
            NoteFailed(id, version, PluginFaults.Describe(e));
            return null;
        }
    }

    /// <returns>The drivers that are no longer given.</returns>
    private async Task<IReadOnlyCollection<string>> WithdrawAsync(string id)
    {
        if (!IsLoaded(id))
            return [];
        IReadOnlyList<string> drivers = List().Single(p => p.Id == id).Drivers;
        catalogue = catalogue.Without(id);
        await TellAsync(Unloading, id, drivers);
        return drivers;
    }

    // Not inlined and not asynchronous, so that no frame of ours holds the plugin afterwards.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference? Retire(string id)
    {
        lock (gate)
        {
            if (!loaded.Remove(id, out LoadedPlugin? plugin))
                return null;
            plugin.Unload();
            retired.Add((new RetiredPlugin(id, plugin.Copy.Version), plugin.Context));
            return plugin.Context;
        }
    }

    private void Publish(string id, LoadedPlugin plugin)
    {
        lock (gate)
        {
            loaded[id] = plugin;
            statuses[id] = new PluginStatus(id, plugin.Copy.Version, PluginState.Loaded, null, [.. plugin.Drivers.Select(d => d.Model.Id)]);
        }
        catalogue = catalogue.With(id, plugin.Drivers);
        LogLoaded(id, plugin.Copy.Version, plugin.Drivers.Count);
        PluginCopy.Prune(options.CacheFolder, id, [plugin.Copy.Folder]);
    }

    private void NoteFailed(string id, string? version, LocalizedText reason)
    {
        LogFailed(id, reason.En);
        lock (gate)
        {
            statuses[id] = loaded.ContainsKey(id)
                ? statuses[id] with { Reason = PluginFaults.NotTaken(version, reason) }
                : new PluginStatus(id, version, PluginState.Failed, reason, []);
        }
    }

    private void NoteUnloaded(string id, bool collected)
    {
        string? version;
        lock (gate)
        {
            version = statuses[id].Version;
            statuses[id] = new PluginStatus(id, version, PluginState.Unloaded, collected ? null : PluginFaults.StillHeld, []);
        }
        if (collected)
            LogUnloaded(id, version);
        else
            LogLeaked(id, version);
    }

    private async Task<bool> CollectAsync(Func<bool> isDone, CancellationToken cancellationToken)
    {
        for (int attempt = 0; !isDone() && attempt < CollectAttempts; attempt++)
        {
            if (attempt >= PromptAttempts)
                await Task.Delay(CollectPause, time, cancellationToken);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return isDone();
    }

    private async Task TellAsync(Func<IReadOnlyCollection<string>, Task>? listeners, string id, IReadOnlyCollection<string> drivers)
    {
        foreach (Func<IReadOnlyCollection<string>, Task> listener in listeners?.GetInvocationList().Cast<Func<IReadOnlyCollection<string>, Task>>() ?? [])
        {
            try
            {
                await listener(drivers);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // A listener that fails must not leave the plugin half changed.
                LogHookFailed(id, e.Message);
            }
        }
    }
}
