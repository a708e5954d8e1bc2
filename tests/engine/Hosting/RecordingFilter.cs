using System.Collections.Concurrent;
using Orleans;

namespace SmartCampus.Engine.Tests.Hosting;

/// <summary>Records the methods that pass, refuses calls named "Refused" and changes results of calls named "Changed".</summary>
public sealed class RecordingFilter(Stage stage) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<string, Func<IIncomingGrainCallContext, Task>> _special = new()
    {
        ["Refused"] = static _ => throw new UnauthorizedAccessException("refused by filter"),
        ["Changed"] = static async context =>
        {
            await context.Invoke();
            context.Result = $"{context.Result}, changed";
        },
    };

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        stage.Log($"filter:{context.TargetId}", context.MethodName);
        await _special.GetValueOrDefault(context.MethodName, static next => next.Invoke())(context);
    }
}
