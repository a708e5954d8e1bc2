using System.Text.Json;
using SmartCampus.Benchmarks.Common;

namespace SmartCampus.Benchmarks.Client;

/// <summary>The measuring client's process: says <c>started</c>, then <c>measuring</c> when its warm-up is over, then one line of JSON, <see cref="ClientFigures"/>.</summary>
internal static class ClientProgram
{
    public static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ParentWatch.Start(static _ => { }, end.Cancel);
        using var run = new ClientRun(ClientOptions.Of(arguments));
        await Console.Out.WriteLineAsync("started");
        ClientFigures figures = await run.RunAsync(() => Console.Out.WriteLine("measuring"), end.Token);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(figures, BenchJson.Line));
        return 0;
    }
}
