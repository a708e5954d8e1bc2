using global::Orleans;
using global::Orleans.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartCampus.StandIns.Tests.Orleans;

public sealed class StressTests
{
    private const int Callers = 8;
    private const int CallsEach = 3_000;

    [Fact]
    public async Task Turns_OfOneGrainUnderLoadAndRepeatedEnds_NeverOverlapAndNoCallIsLost()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<StressCounter>();
        builder.UseOrleans((ISiloBuilder silo) => silo.UseLocalhostClustering());
        using IHost host = builder.Build();
        await host.StartAsync();
        IStressGrain grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IStressGrain>("one");

        int[][] seen = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(grain))))
            .WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Callers * CallsEach * 2, seen.Sum(results => results.Length));
        Assert.All(seen, results => Assert.All(results, inside => Assert.Equal(1, inside)));
        await host.StopAsync();
    }

    private static async Task<int[]> CallAsync(IStressGrain grain)
    {
        List<int> seen = [];
        foreach (int call in Enumerable.Range(0, CallsEach))
        {
            seen.Add(await grain.Enter());
            seen.Add(await grain.EnterAndAwait());
            await Task.WhenAll(Enumerable.Repeat(grain, call % 500 / 499).Select(ending => ending.EndSoon()));
        }

        return [.. seen];
    }
}
