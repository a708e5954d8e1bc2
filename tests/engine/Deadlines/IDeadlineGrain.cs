using Orleans;

namespace SmartCampus.Engine.Tests.Deadlines;

public interface IDeadlineGrain : IGrainWithStringKey
{
    [ResponseTimeout("00:00:01")]
    Task WaitBriefly(string door);

    Task WaitForCancellation(string name, CancellationToken cancellationToken);

    Task Ping();
}
