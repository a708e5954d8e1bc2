using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

/// <summary>Observers of one grain, identified by their references. Used within the grain's turns.</summary>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log) : ObserverManager<IAddressable, TObserver>(expiration, log);
