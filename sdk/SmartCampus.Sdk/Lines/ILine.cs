namespace SmartCampus.Sdk;

/// <summary>A byte channel, serial or TCP, possibly shared by several devices. The platform opens, shares, reopens and closes it.</summary>
/// <remarks>Safe to use from any thread. One talker at a time: whoever holds the turn.</remarks>
public interface ILine
{
    /// <summary>The address it was configured with, e.g. <c>tcp://10.0.0.7:502</c>.</summary>
    string Address { get; }

    /// <summary>Waits for this device's turn, opening the line when needed. A command's turn comes before waiting polls; otherwise first come, first served.</summary>
    /// <exception cref="DeviceException"><see cref="ErrorCode.Unreachable"/>: the line cannot be opened; at once while its back-off lasts.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<ILineTurn> TakeTurnAsync(CancellationToken cancellationToken);
}
