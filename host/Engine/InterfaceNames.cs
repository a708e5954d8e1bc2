#if !ORLEANS_STAND_IN
using System.Collections.Concurrent;
using Orleans.Runtime;
using SmartCampus.Grains.Devices;

namespace SmartCampus.Host.Engine;

/// <summary>Remembers the names of our grain interfaces. Orleans asks for one with each reference and works it out each time, from attributes and type names: 4 % of a start (W4).</summary>
internal sealed class InterfaceNames : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> known = new();

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        bool isOurs = type.Assembly == typeof(IDeviceGrain).Assembly && !type.IsGenericType;
        grainInterfaceType = isOurs ? known.GetOrAdd(type, static t => GrainInterfaceType.Create(t.FullName!)) : default;
        return isOurs;
    }
}
#endif
