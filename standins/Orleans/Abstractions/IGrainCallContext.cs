using System.Reflection;

namespace Orleans;

/// <summary>A call on its way through the filters.</summary>
public interface IGrainCallContext
{
    /// <summary>The object that is called.</summary>
    object Grain { get; }

    /// <summary>The called method of the interface.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>Name of the interface.</summary>
    string InterfaceName { get; }

    /// <summary>Name of the method.</summary>
    string MethodName { get; }

    /// <summary>The result; a filter may read and replace it after <see cref="Invoke"/>.</summary>
    object? Result { get; set; }

    /// <summary>The calling grain.</summary>
    GrainId? SourceId { get; }

    /// <summary>The called grain.</summary>
    GrainId TargetId { get; }

    /// <summary>Goes on to the next filter, at last to the grain.</summary>
    Task Invoke();
}
