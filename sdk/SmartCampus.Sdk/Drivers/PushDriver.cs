namespace SmartCampus.Sdk;

/// <summary>A driver that only listens to what is posted for its device, and knows when it has not been heard for too long. It has no line.</summary>
/// <param name="device">The device's context.</param>
/// <param name="staleAfter">How old the last message may become before the device is offline, above zero: two to three of its report intervals.</param>
public abstract class PushDriver(IDeviceContext device, TimeSpan staleAfter) : IPushReceiver
{
    private long heardAt;
    private bool listens;

    /// <summary>The device's context.</summary>
    protected IDeviceContext Device { get; } = device;

    /// <inheritdoc/>
    public abstract string PushAddress { get; }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan left = listens ? staleAfter - Device.Time.GetElapsedTime(heardAt) : Timeout.InfiniteTimeSpan;
            if (listens && left <= TimeSpan.Zero)
            {
                listens = false; // said once; the next run waits for the next message
                throw new DeviceException(ErrorCode.TimedOut, "stale", $"The last message is older than {staleAfter}.");
            }
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            try
            {
                await Device.WaitAsync(Task.Delay(left, Device.Time, end.Token), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await end.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public abstract PushOutcome Receive(PushMessage message);

    /// <summary>Says that the device has spoken. A message that was long under way leaves so much less until the next must come.</summary>
    /// <param name="age">How old the message is; zero or more.</param>
    protected void Heard(TimeSpan age)
    {
        heardAt = Device.Time.GetTimestamp() - (long)(age.TotalSeconds * Device.Time.TimestampFrequency);
        listens = true;
    }
}
