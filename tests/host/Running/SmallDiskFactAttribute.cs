namespace SmartCampus.Host.Tests.Running;

/// <summary>A test that needs a disk which it can fill; where there can be none it is shown as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.WhyNot;
}
