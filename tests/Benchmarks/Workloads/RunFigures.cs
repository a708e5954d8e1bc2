using SmartCampus.Benchmarks.Client;
using SmartCampus.Benchmarks.Simulator;

namespace SmartCampus.Benchmarks.Workloads;

/// <summary>What one run showed.</summary>
/// <param name="Client">Seen by the client.</param>
/// <param name="Devices">Seen by the devices.</param>
/// <param name="CpuSeconds">Used by the platform's processes while measuring.</param>
/// <param name="Megabytes">Their resident memory at the end.</param>
internal sealed record RunFigures(ClientFigures Client, SimulatorStats Devices, double CpuSeconds, double Megabytes)
{
    public double CpuPerThousandPolls => CpuSeconds / Devices.Polls * 1000;

    public double CpuPerSecond => CpuSeconds / Client.Seconds;
}
