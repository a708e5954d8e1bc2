using System.Reflection;

namespace SmartCampus.Plugins.Tests;

/// <summary>No driver of a plugin escapes the conformance suite, one that is added later neither; and none is excused from what no protocol excuses.</summary>
public sealed class EveryDriverTests
{
    private static readonly string[] Inexcusable =
    [
        "connect", "report", "report-changes", "texts", "settings-bounds", "silence", "cancellation", "fault-mute", "recovery", "no-leaks", "unload",
    ];

    private static readonly IReadOnlyList<FieldInfo> Fields =
    [
        .. typeof(EveryDriverTests).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(ConformanceSuite) || typeof(IEnumerable<ConformanceSuite>).IsAssignableFrom(f.FieldType)),
    ];

    private static IReadOnlyList<ConformanceSuite> Suites =>
        [.. Fields.Select(f => f.GetValue(null)).SelectMany(v => v as IEnumerable<ConformanceSuite> ?? [(ConformanceSuite)v!])];

    private static IReadOnlyList<string> Drivers =>
        [.. DriverReader.Read(Assembly.Load(PluginUnderTest.Name), AppContext.BaseDirectory).Select(d => d.Model.Id)];

    [Fact]
    public void Drivers_HaveAConformanceSuiteEach()
    {
        IEnumerable<string> proved = Suites.Select(s => s.Driver).Distinct();

        Assert.NotEmpty(Drivers);
        Assert.Equal(Drivers.Order(StringComparer.Ordinal), proved.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Suites_AreRunByATheory() => Assert.All(
        Fields.Select(f => f.DeclaringType!),
        type => Assert.Contains(type.GetMethods(), m => m.IsDefined(typeof(TheoryAttribute)) && m.IsDefined(typeof(MemberDataAttribute))));

    [Fact]
    public void Suites_ExemptNothingThatNoProtocolExcuses() => Assert.All(
        Suites,
        suite => Assert.Empty(Inexcusable.Except(suite.Checks)));
}
