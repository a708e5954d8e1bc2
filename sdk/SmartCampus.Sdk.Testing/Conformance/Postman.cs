using System.Text;

namespace SmartCampus.Sdk.Testing;

/// <summary>Posts a simulated device's messages to its driver, as the platform does: what names the device, inside the driver's wait. Does the line's faults to them.</summary>
internal sealed class Postman(ConformanceDevice device, FaultyLine faults, CheckContext context, SimulatedTime time, Action<Exception> onFault) : IDisposable
{
    private readonly FaultShaper shaper = new();
    private ITimer? round;
    private string address = "";

    /// <summary>Begins its rounds, once.</summary>
    public void Serve(IPushReceiver receiver)
    {
        if (round is not null)
            return;
        address = receiver.PushAddress;
        round = time.CreateTimer(_ => Post(receiver), null, device.MessageEvery, device.MessageEvery);
    }

    public void Dispose() => round?.Dispose();

    private void Post(IPushReceiver receiver)
    {
        Fault fault = faults.Fault;
        if (fault != Fault.None)
            faults.Count();
        IReadOnlyList<byte[]> pieces = shaper.Shape(fault, device.Message!(), device.ForeignFrame);
        // Bytes before a message are part of its body; a message that is repeated or another's comes by itself.
        byte[][] bodies = fault == Fault.Garbage ? [[.. pieces.SelectMany(p => p)]] : [.. pieces];
        foreach (byte[] body in bodies.Where(NamesUs))
        {
            if (fault == Fault.Delay)
                Later(() => Deliver(receiver, body));
            else
                Deliver(receiver, body);
        }
    }

    private void Deliver(IPushReceiver receiver, byte[] body) => context.Order(() =>
    {
        try
        {
            receiver.Receive(new PushMessage(body, device.MessageType, time.GetUtcNow()));
        }
        catch (DeviceException)
        {
            // Refused, counted and logged by the platform; the driver goes on.
        }
        catch (Exception e) // The plugin border: anything else is a fault that the check judges.
        {
            onFault(e);
        }
        return Task.CompletedTask;
    });

    private void Later(Action deliver)
    {
        ITimer? once = null;
        once = time.CreateTimer(
            _ =>
            {
                once?.Dispose();
                deliver();
            },
            null,
            faults.Delay,
            Timeout.InfiniteTimeSpan);
    }

    private bool NamesUs(byte[] body) => Encoding.Latin1.GetString(body).Contains(address, StringComparison.OrdinalIgnoreCase);
}
