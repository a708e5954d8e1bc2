using System.Reflection;

namespace Orleans.StandIn.Proxies;

/// <summary>The methods of a grain interface, inherited ones too.</summary>
internal static class GrainMethods
{
    public static IEnumerable<MethodInfo> Of(Type interfaceType) =>
        interfaceType.GetInterfaces().Prepend(interfaceType).SelectMany(type => type.GetMethods().Where(method => method.IsAbstract && !method.IsStatic));
}
