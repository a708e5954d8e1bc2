using Orleans.Concurrency;

namespace Orleans.StandIn.Timers;

/// <summary>The interface and method that call filters see for a tick; the names are those of Orleans.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    [OneWay]
    Task InvokeCallbackAsync();
}
