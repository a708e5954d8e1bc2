namespace Orleans.StandIn.Activation;

/// <summary>A persistent state of a grain that is being activated.</summary>
internal interface IStateToLoad
{
    Task ReadStateAsync(CancellationToken cancellationToken);
}
