using Orleans;
using SmartCampus.Engine.Tests.Hosting;

namespace SmartCampus.Engine.Tests.Deadlines;

public sealed class DeadlineGrain(Stage stage) : Grain, IDeadlineGrain
{
    public async Task WaitBriefly(string door)
    {
        stage.Log(door, "entered");
        await stage.Door(door);
        stage.Log(door, "left");
    }

    public async Task WaitForCancellation(string name, CancellationToken cancellationToken)
    {
        stage.Open($"{name} entered");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            stage.Open($"{name} cancelled");
        }
    }

    public Task Ping() => Task.CompletedTask;
}
