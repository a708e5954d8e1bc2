using SmartCampus.Plugins.OpenSprinkler.Codec;
using SmartCampus.Sdk;

namespace SmartCampus.Plugins.OpenSprinkler.Driver;

/// <summary>
/// What the stations of one controller share: one of them reads, all of them use it, also when it fails. After a wrong password nobody asks for a while,
/// but for a station whose settings are newer than the refusal. Any thread.
/// </summary>
internal sealed class Controller(TimeProvider time)
{
    /// <summary>How long the controller is left alone after it refused the password.</summary>
    public static readonly TimeSpan RefusalPause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Reading? reading;
    private ControllerSetup? setup;
    private (DeviceError Error, long Begun)? refusal;

    /// <summary>The controller's state, read for this call or by somebody else's call.</summary>
    /// <param name="client">Reads it, if nobody else has.</param>
    /// <param name="notBefore">The reading must have begun at this timestamp or later.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DeviceException">The controller cannot be read.</exception>
    public async Task<ControllerState> ReadAsync(OpenSprinklerClient client, long notBefore, CancellationToken cancellationToken)
    {
        while (true)
        {
            (Reading current, bool mine) = Join(client, notBefore, cancellationToken);
            try
            {
                ControllerState state = await current.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (mine || current.Begun >= notBefore)
                    return state;
            }
            catch (DeviceException) when (!mine && current.Begun < notBefore)
            {
                continue; // an older try of somebody else
            }
            catch (Exception e) when (!mine && e is OperationCanceledException or ObjectDisposedException && !cancellationToken.IsCancellationRequested)
            {
                continue; // whoever read was stopped
            }
        }
    }

    /// <summary>Throws while the pause after a wrong password lasts. Whoever saves a station's settings again has mended something: they are tried at once.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.NotConfigured"/>, <c>wrongPassword</c>.</exception>
    public void ThrowIfRefused(OpenSprinklerClient client)
    {
        lock (gate)
        {
            if (refusal is not { } last || last.Begun < client.Since || time.GetElapsedTime(last.Begun) >= RefusalPause)
                return;
            throw new DeviceException(last.Error.Code, last.Error.Cause, last.Error.Detail);
        }
    }

    /// <summary>Notes that the controller refused the password, if that is what it did.</summary>
    public void Note(DeviceException failure)
    {
        if (failure.Error.Cause != ResultFaults.WrongPassword)
            return;
        lock (gate)
            refusal = (failure.Error, time.GetTimestamp());
    }

    private (Reading Reading, bool Mine) Join(OpenSprinklerClient client, long notBefore, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (reading is { } last && (!last.Task.IsCompleted || (last.Task.IsCompletedSuccessfully && last.Begun >= notBefore)))
                return (last, false);
            ThrowIfRefused(client);
            reading = new Reading(time.GetTimestamp(), Task.Run(() => FetchAsync(client, cancellationToken), CancellationToken.None));
            return (reading, true);
        }
    }

    private async Task<ControllerState> FetchAsync(OpenSprinklerClient client, CancellationToken cancellationToken)
    {
        try
        {
            DateTimeOffset asked = time.GetUtcNow();
            ControllerPage page = await client.ReadControllerAsync(cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = time.GetUtcNow();
            if (setup is not { } known || time.GetElapsedTime(known.Read) >= ControllerSetup.Age)
            {
                setup = known = new ControllerSetup(
                    await client.ReadOptionsAsync(cancellationToken).ConfigureAwait(false),
                    await client.ReadStationsAsync(cancellationToken).ConfigureAwait(false),
                    time.GetTimestamp());
            }
            lock (gate)
                refusal = null; // it takes the password again
            return new ControllerState(page, known, asked, now);
        }
        catch (DeviceException e)
        {
            Note(e);
            throw;
        }
    }

    private sealed record Reading(long Begun, Task<ControllerState> Task);
}
