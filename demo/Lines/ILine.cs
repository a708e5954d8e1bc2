namespace SmartCampus.Demo.Lines;

/// <summary>A wire with simulated devices on it. Life: made, plugged, pulled and plugged again at will, disposed. Any thread.</summary>
internal interface ILine : IAsyncDisposable
{
    /// <summary>The <c>line</c> setting of its devices; known once plugged, the same ever after.</summary>
    string Address { get; }

    /// <summary>Puts the plug in; nothing when it is in.</summary>
    /// <exception cref="IOException">The port is taken, or the system has no pseudo-terminals.</exception>
    Task PlugAsync(CancellationToken cancellationToken);

    /// <summary>Pulls the plug: the port vanishes with its connections; nothing when it is out.</summary>
    Task PullAsync();
}
