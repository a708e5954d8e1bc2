using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>One message on its way to one driver.</summary>
internal sealed class PushDelivery(PushMessage message)
{
    private readonly TaskCompletionSource<PushResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the driver has taken the message in, or will not.</summary>
    public Task<PushResult> Result => result.Task;

    /// <summary>Gives the message to the driver; never throws.</summary>
    /// <returns>What the driver threw, for the log.</returns>
    public Exception? GiveTo(IPushReceiver receiver)
    {
        try
        {
            result.TrySetResult(new PushResult(receiver.Receive(message)));
            return null;
        }
        catch (DeviceException e)
        {
            Refuse(e.Error.Reason);
            return e;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The plugin border: whatever a plugin throws is this message's end, not the host's.
            Refuse(Grains.Commands.CommandReasons.PluginFault);
            return e;
        }
    }

    public void Refuse(string reason) => result.TrySetResult(new PushResult(null, reason));
}
