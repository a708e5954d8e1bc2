using SmartCampus.Sdk;

namespace SmartCampus.Plugins.Milesight.Traits;

/// <summary>Sees a room in up to ten regions.</summary>
[Trait("regions", "Regions", "区域")]
internal interface IRegions
{
    /// <summary>The numbers of the regions in use, from 1, e.g. <c>1, 3</c>; <c>0</c>: none.</summary>
    static readonly Property<string> Occupied = new("regions.occupied", "Regions in use", "占用区域");

    /// <summary>True when there is light.</summary>
    static readonly Property<bool> Bright = new("regions.bright", "Bright", "明亮");
}
