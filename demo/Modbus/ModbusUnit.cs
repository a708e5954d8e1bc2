namespace SmartCampus.Demo.Modbus;

/// <summary>One addressable unit on a line. Any thread: it answers under the campus gate, so that no reading tears.</summary>
/// <param name="address">1–247.</param>
/// <param name="map">Its registers.</param>
/// <param name="gate">Held while registers and physics are touched.</param>
internal sealed class ModbusUnit(byte address, RegisterMap map, Lock gate)
{
    public byte Address { get; } = address;

    public UnitFaults Faults { get; } = new();

    /// <summary>The answer to a request PDU.</summary>
    public byte[] Answer(ReadOnlySpan<byte> request)
    {
        lock (gate)
            return Faults.Refusal == ModbusException.None ? PduServer.Answer(map, request) : PduServer.Refuse(request[0], Faults.Refusal);
    }
}
