using System.Runtime.InteropServices;
using SmartCampus.Benchmarks.Client;
using SmartCampus.Benchmarks.Common;
using SmartCampus.Benchmarks.Garden;
using SmartCampus.Benchmarks.Limit;
using SmartCampus.Benchmarks.Processes;
using SmartCampus.Benchmarks.Simulator;
using SmartCampus.Benchmarks.Workloads;

using var stop = new CancellationTokenSource();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var arguments = new Arguments(args);
try
{
    return (arguments.Words.Count > 0 ? arguments.Words[0] : "all") switch
    {
        "sim" => await SimulatorProgram.RunAsync(arguments, stop.Token),
        "limit" => LimitProgram.Run(arguments, stop.Token),
        "garden" => GardenProgram.Run(arguments, stop.Token),
        "burn" => ForeignLoad.Run(stop.Token),
        "client" => await ClientProgram.RunAsync(arguments, stop.Token),
        _ => await BenchProgram.RunAsync(arguments, stop.Token),
    };
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
