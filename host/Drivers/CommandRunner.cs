using SmartCampus.Grains.Commands;
using SmartCampus.Grains.Devices;
using SmartCampus.Sdk;

namespace SmartCampus.Host.Drivers;

/// <summary>Carries out one device's commands on its driver, one at a time, and tells the grain how each ended.</summary>
internal sealed partial class CommandRunner(string device, IDeviceGrain grain, ReportBuffer reports, TimeProvider time, ILogger logger)
{
    /// <summary>Runs a command. Never throws but for the session's own end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="execute">Calls the driver.</param>
    /// <param name="mayHaveLeft">False when no byte has left for the device since the call.</param>
    /// <param name="sessionEnd">Cancelled when the session ends.</param>
    public async Task RunAsync(SessionCommand command, Func<CommandCall, CancellationToken, Task> execute, Func<bool> mayHaveLeft, CancellationToken sessionEnd)
    {
        TimeSpan left = command.Deadline - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            await FinishAsync(command, CommandState.Expired, CommandReasons.DeadlinePassed);
            return;
        }
        if (command.IsRecorded && !await BeginAsync(command))
            return;
        using var deadline = new CancellationTokenSource(left, time);
        using CancellationTokenRegistration end = sessionEnd.Register(static d => ((CancellationTokenSource)d!).Cancel(), deadline);
        (CommandState state, string? reason) = await AttemptAsync(command, execute, mayHaveLeft, deadline.Token, sessionEnd);
        await FinishAsync(command, state, reason);
    }

    /// <summary>Ends a command that could not be tried: the device was not reached.</summary>
    public Task FailAsync(SessionCommand command, string reason) => FinishAsync(command, CommandState.Failed, reason);

    private async Task<(CommandState State, string? Reason)> AttemptAsync(
        SessionCommand command, Func<CommandCall, CancellationToken, Task> execute, Func<bool> mayHaveLeft, CancellationToken deadline, CancellationToken sessionEnd)
    {
        try
        {
            await execute(command.Call, deadline); // not given up at the deadline: calls to a driver never overlap; one that hangs is the watchdog's
            return (CommandState.Acked, null);
        }
        catch (OperationCanceledException) when (sessionEnd.IsCancellationRequested)
        {
            return (mayHaveLeft() ? CommandState.Unknown : CommandState.Failed, CommandReasons.HostRestarted);
        }
        catch (OperationCanceledException) when (!mayHaveLeft())
        {
            // It waited for the line until it was too late, and was never sent.
            return (CommandState.Failed, CommandReasons.DeadlinePassed);
        }
        catch (OperationCanceledException)
        {
            return (CommandState.TimedOut, CommandReasons.NoAnswer);
        }
        catch (DeviceException e)
        {
            LogCommandFailed(device, command.Call.Name, command.Id, e.Error.Reason, e.Message);
            return (StateOf(e), e.Error.Reason);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The plugin border: whatever a plugin throws is this command's end, not the host's.
            LogPluginFault(e, device, command.Call.Name);
            return (CommandState.Failed, CommandReasons.PluginFault);
        }
    }

    /// <summary>After bytes have left, a dead link means that nobody knows, and silence is a time-out; a refusal is always a failure.</summary>
    private static CommandState StateOf(DeviceException e) => (e.AfterSending, e.Error.Code) switch
    {
        (true, ErrorCode.Unreachable) => CommandState.Unknown,
        (true, ErrorCode.TimedOut or ErrorCode.BadFrame) => CommandState.TimedOut,
        _ => CommandState.Failed,
    };

    private async Task<bool> BeginAsync(SessionCommand command)
    {
        try
        {
            return await grain.BeginAsync(command.Id);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Not written down as sent, so not sent; the grain ends it by its deadline. It is no fault of the driver, which goes on.
            LogBeginFailed(e, device, command.Id);
            return false;
        }
    }

    private async Task FinishAsync(SessionCommand command, CommandState state, string? reason)
    {
        try
        {
            await grain.FinishAsync(new CommandResult(command.Id, state, reason, reports.Take()));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The grain or its storage fails; the grain ends the command by its deadline.
            LogFinishFailed(e, device, command.Id);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Device}: {Command} ({Id}) failed: {Reason}; {Detail}")]
    private partial void LogCommandFailed(string device, string command, string id, string reason, string detail);

    [LoggerMessage(2, LogLevel.Error, "{Device}: the plugin threw in {Command}")]
    private partial void LogPluginFault(Exception exception, string device, string command);

    [LoggerMessage(3, LogLevel.Error, "{Device}: the end of command {Id} cannot be written down")]
    private partial void LogFinishFailed(Exception exception, string device, string id);

    [LoggerMessage(4, LogLevel.Error, "{Device}: command {Id} is not sent, since that cannot be written down")]
    private partial void LogBeginFailed(Exception exception, string device, string id);
}
