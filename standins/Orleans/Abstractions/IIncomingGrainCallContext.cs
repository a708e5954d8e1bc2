using System.Reflection;

namespace Orleans;

/// <summary>A call as the called side sees it.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext
{
    /// <summary>The called method of the grain's class.</summary>
    MethodInfo ImplementationMethod { get; }

    /// <summary>The called activation.</summary>
    IGrainContext TargetContext { get; }
}
