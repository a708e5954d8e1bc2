namespace SmartCampus.Demo.Modbus;

/// <summary>What is wrong with a unit's communication just now. Set under the campus gate, read by its line.</summary>
internal sealed class UnitFaults
{
    /// <summary>It hears and does nothing.</summary>
    public bool Mute { get; set; }

    /// <summary>Its replies carry a wrong CRC (RTU only).</summary>
    public bool WrongCrc { get; set; }

    /// <summary>Its replies carry another unit's address.</summary>
    public bool WrongAddress { get; set; }

    /// <summary>It resets the connection at every request (TCP only).</summary>
    public bool Resets { get; set; }

    /// <summary>It refuses everything with this code.</summary>
    public ModbusException Refusal { get; set; }

    /// <summary>Added to its answering time.</summary>
    public TimeSpan Delay { get; set; }
}
