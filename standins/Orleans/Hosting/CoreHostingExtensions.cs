using System.Net;

namespace Orleans.Hosting;

/// <summary>So that a host for one machine is set up with the same code on either engine.</summary>
public static class CoreHostingExtensions
{
    /// <summary>Does nothing here: this engine is one process and opens no port.</summary>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev") => builder;
}
