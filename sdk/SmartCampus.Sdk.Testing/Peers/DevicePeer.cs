namespace SmartCampus.Sdk.Testing;

/// <summary>The device's end of a simulated line: it hears bytes and sends bytes. Written from the protocol's document, apart from the plugin's codec.</summary>
/// <remarks>Never called by two threads at once. Only the suite's clock counts: <see cref="Time"/>, or the delay of <see cref="Send"/>.</remarks>
public abstract class DevicePeer
{
    private Action<byte[], TimeSpan>? send;
    private TimeProvider? time;

    /// <summary>The clock of the run. Timers made by it end with the run.</summary>
    /// <exception cref="InvalidOperationException">The peer is on no line yet.</exception>
    protected TimeProvider Time => time ?? throw new InvalidOperationException("The peer is on no line yet.");

    /// <summary>Bytes came from the driver, as many as it wrote at once.</summary>
    protected abstract void Receive(byte[] bytes);

    /// <summary>A connection was opened; nothing by default. What was sent on the one before is lost.</summary>
    protected virtual void Opened()
    {
    }

    /// <summary>The connection was closed; nothing by default.</summary>
    protected virtual void Closed()
    {
    }

    /// <summary>Sends one message to the driver; lost while no connection is open.</summary>
    /// <param name="message">The bytes.</param>
    /// <param name="after">How much later it arrives; at once by default.</param>
    protected void Send(byte[] message, TimeSpan after = default) => send?.Invoke(message, after);

    internal void Attach(TimeProvider clock, Action<byte[], TimeSpan> sender) => (time, send) = (clock, sender);

    internal void Hear(byte[] bytes) => Receive(bytes);

    internal void Open() => Opened();

    internal void Close() => Closed();
}
