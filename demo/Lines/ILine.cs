using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Lines;

/// <summary>A wire with Modbus units on it. Life: made, plugged, pulled and plugged again at will, disposed. Any thread.</summary>
internal interface ILine : IAsyncDisposable
{
    /// <summary>The <c>line</c> setting of its devices; known once plugged, the same ever after.</summary>
    string Address { get; }

    /// <summary>Its units.</summary>
    IReadOnlyList<ModbusUnit> Units { get; }

    /// <summary>Adds a unit, before the line is plugged.</summary>
    void Add(ModbusUnit unit);

    /// <summary>Puts the plug in; nothing when it is in.</summary>
    /// <exception cref="IOException">The port is taken, or the system has no pseudo-terminals.</exception>
    Task PlugAsync(CancellationToken cancellationToken);

    /// <summary>Pulls the plug: the port vanishes with its connections; nothing when it is out.</summary>
    Task PullAsync();
}
