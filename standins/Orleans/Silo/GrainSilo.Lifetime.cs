using Microsoft.Extensions.Hosting;
using Orleans.StandIn.Activation;
using Orleans.StandIn.Serialization;

namespace Orleans.StandIn.Silo;

internal sealed partial class GrainSilo : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        SerializationRules.Verify(GrainAssemblies.Scan());
        _ = Manifest;
        _ = Filters;
        _watch.Start();
        _accepting = true;
        LogStarted();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _accepting = false;
        DeactivationReason reason = new(DeactivationReasonCode.ShuttingDown, "This process is terminating.");
        GrainTarget[] activations = [.. Activations.Grains];
        foreach (GrainTarget activation in activations)
            activation.Deactivate(reason, cancellationToken);
        try
        {
            await Task.WhenAll(activations.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogStopCutShort();
        }

        _watch.Dispose();
        foreach (CallTarget target in Activations.Targets)
            target.FailAll(new SiloUnavailableException("The silo has stopped."));
        LogStopped();
    }
}
