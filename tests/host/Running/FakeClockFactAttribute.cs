namespace SmartCampus.Host.Tests.Running;

/// <summary>A test that sets the host's clock; where that cannot be done it is shown as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FakeClockFactAttribute : FactAttribute
{
    public FakeClockFactAttribute() => Skip = FakeClock.WhyNot;
}
