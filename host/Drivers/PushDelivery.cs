using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>One message on its way to one driver.</summary>
internal sealed class PushDelivery(PushMessage message)
{
    private readonly TaskCompletionSource<PushResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the driver has taken the message in, or will not.</summary>
    public Task<PushResult> Result => result.Task;

    /// <summary>Gives the message to the driver; never throws. <see cref="Complete"/> follows.</summary>
    /// <param name="receiver">The driver.</param>
    /// <param name="failure">What it threw, for the log.</param>
    public PushResult GiveTo(IPushReceiver receiver, out Exception? failure)
    {
        failure = null;
        try
        {
            return new PushResult(receiver.Receive(message));
        }
        catch (DeviceException e)
        {
            failure = e;
            return new PushResult(null, e.Error.Reason);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The plugin border: whatever a plugin throws is this message's end, not the host's.
            failure = e;
            return new PushResult(null, Grains.Commands.CommandReasons.PluginFault);
        }
    }

    public void Complete(PushResult outcome) => result.TrySetResult(outcome);

    public void Refuse(string reason) => Complete(new PushResult(null, reason));
}
