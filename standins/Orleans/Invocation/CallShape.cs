using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.StandIn.Invocation;

/// <summary>What is the same for every call of one interface method.</summary>
internal sealed class CallShape
{
    public CallShape(Type interfaceType, MethodInfo method)
    {
        InterfaceType = interfaceType;
        Method = method;
        IsOneWay = method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute));
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsAlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        SharesResult = method.ReturnParameter.IsDefined(typeof(ImmutableAttribute));
    }

    public Type InterfaceType { get; }

    public MethodInfo Method { get; }

    public bool IsOneWay { get; }

    public bool IsReadOnly { get; }

    public bool IsAlwaysInterleave { get; init; }

    public TimeSpan? Timeout { get; }

    public bool SharesResult { get; }

    public override string ToString() => $"{InterfaceType.Name}.{Method.Name}";
}
