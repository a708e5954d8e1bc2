#if !ORLEANS_STAND_IN
using System.Diagnostics;
#endif
using Microsoft.Extensions.Hosting;
#if !ORLEANS_STAND_IN
using Orleans.Configuration;
using Orleans.Runtime;
#endif
using Orleans.Hosting;

namespace SmartCampus.Host.Engine;

/// <summary>The engine seam: the only place that knows which Orleans runs (docs/design.md section 9).</summary>
internal static class EngineHosting
{
    /// <summary>Which engine this program was built with, for the first line of the log.</summary>
    public static string Name =>
#if ORLEANS_STAND_IN
        "Orleans stand-in (embedded, one process)";
#else
        $"Microsoft Orleans {FileVersionInfo.GetVersionInfo(typeof(Orleans.Grain).Assembly.Location).ProductVersion?.Split('+')[0]}";
#endif

    /// <summary>Adds a silo in this process.</summary>
    public static void AddSmartCampusEngine(this IHostApplicationBuilder builder)
    {
#if ORLEANS_STAND_IN
        builder.UseOrleans(static _ => { });
#else
        builder.Services.AddSingleton<IGrainInterfaceTypeProvider, InterfaceNames>(); // first, so that it is asked first
        builder.UseOrleans(static silo => silo
            .UseLocalhostClustering(siloPort: FreePort(), gatewayPort: FreePort())
            .Configure<GrainDirectoryOptions>(static o => o.CacheSize = KnownGrains));
#endif
    }
#if !ORLEANS_STAND_IN

    /// <summary>Grains whose whereabouts are remembered. The default, a million, is two tables of 9 MB, mostly empty.</summary>
    private const int KnownGrains = 50_000;

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
#endif
}
