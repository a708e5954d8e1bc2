namespace Orleans;

/// <summary>Sees every incoming call and timer tick; a grain class may implement it for itself.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs in the grain's turn; must call <see cref="IGrainCallContext.Invoke"/> or set the result.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
