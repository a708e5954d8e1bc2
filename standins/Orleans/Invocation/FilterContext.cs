using System.Reflection;
using Orleans.StandIn.Activation;

namespace Orleans.StandIn.Invocation;

/// <summary>Takes one call through the silo's filters, the grain's own, and to the grain.</summary>
internal sealed class FilterContext(Call call, CallTarget target) : IIncomingGrainCallContext
{
    private readonly IIncomingGrainCallFilter[] _filters = target.Filters;
    private int _stage;
    private bool _answered;
    private object? _result;

    public object Grain => target.Instance;

    public MethodInfo InterfaceMethod => call.Shape.Method;

    public string InterfaceName => call.Shape.InterfaceType.FullName!;

    public string MethodName => call.Shape.Method.Name;

    public GrainId? SourceId => call.Source?.GrainId;

    public GrainId TargetId => target.GrainId;

    public IGrainContext TargetContext => target as IGrainContext
        ?? throw new NotSupportedException("An observer has no grain context in the stand-in.");

    public MethodInfo ImplementationMethod
    {
        get
        {
            if (!call.Shape.InterfaceType.IsInstanceOfType(target.Instance))
                return InterfaceMethod;
            InterfaceMapping map = target.Instance.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    public object? Result
    {
        get => _result;
        set
        {
            _result = value;
            _answered = true;
        }
    }

    public async Task Invoke()
    {
        int stage = _stage++;
        try
        {
            if (stage < _filters.Length)
                await InvokeFilter(_filters[stage]);
            else if (stage == _filters.Length && Grain is IIncomingGrainCallFilter own)
                await InvokeFilter(own);
            else if (stage <= _filters.Length + 1)
                Result = await call.InvokeBoxed(target);
            else
                throw new InvalidOperationException($"{nameof(IGrainCallContext)}.{nameof(Invoke)} received an invalid call.");
        }
        finally
        {
            _stage--;
        }
    }

    private async Task InvokeFilter(IIncomingGrainCallFilter filter)
    {
        await filter.Invoke(this);
        if (!_answered)
            throw new InvalidOperationException($"The filter {filter.GetType().Name} neither went on nor set a result.");
    }
}
