using SmartCampus.Demo.Modbus;

namespace SmartCampus.Demo.Lines;

/// <summary>A wire with Modbus units on it.</summary>
/// <param name="wire">The wire; it looks its units up in the list.</param>
/// <param name="units">The list, still empty.</param>
internal sealed class ModbusLine(ILine wire, List<ModbusUnit> units) : ILine
{
    /// <inheritdoc/>
    public string Address => wire.Address;

    /// <summary>Its units.</summary>
    public IReadOnlyList<ModbusUnit> Units => units;

    /// <summary>Adds a unit, before the line is plugged.</summary>
    public void Add(ModbusUnit unit) => units.Add(unit);

    /// <inheritdoc/>
    public Task PlugAsync(CancellationToken cancellationToken) => wire.PlugAsync(cancellationToken);

    /// <inheritdoc/>
    public Task PullAsync() => wire.PullAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => wire.DisposeAsync();
}
