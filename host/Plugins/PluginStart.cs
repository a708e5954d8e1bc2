namespace SmartCampus.Host.Plugins;

/// <summary>Loads the plugins while the rest of the host starts; what is started after it finds them all loaded.</summary>
internal sealed class PluginStart(PluginHost plugins) : IHostedService
{
    private Task loading = Task.CompletedTask;

    /// <summary>Begins to load; returns at once.</summary>
    public void Begin(CancellationToken cancellationToken) => loading = Task.Run(() => plugins.LoadAllAsync(cancellationToken), cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => loading.WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
