using System.Reflection;
using SmartCampus.Sdk.Testing.Tests.Toys;

namespace SmartCampus.Sdk.Testing.Tests.Conformance;

/// <summary>The suite for devices whose messages are posted.</summary>
public sealed class PostedToyTests
{
    private const string Eui = "24E124136B502217";

    public static IEnumerable<object[]> Checks => Suite("toy.posted").Rows;

    [Theory]
    [MemberData(nameof(Checks))]
    public Task PostedToy_PassesEveryCheck(string driver, string check) => Suite(driver).RunAsync(check);

    [Fact]
    public void Checks_OfMessages_HaveNoFaultsOfConnections()
    {
        IReadOnlyList<string> checks = Suite("toy.posted").Checks;

        Assert.DoesNotContain("fault-reset", checks);
        Assert.Contains("fault-corrupt", checks);
    }

    [Theory]
    [InlineData("toy.posted-guessing", "fault-corrupt")]
    [InlineData("toy.posted-guessing", "fault-garbage")]
    [InlineData("toy.posted-throwing", "fault-corrupt")]
    public Task BadPostedToy_FailsItsCheck(string driver, string check) => Assert.ThrowsAsync<ConformanceException>(() => Suite(driver).RunAsync(check));

    private static ConformanceSuite Suite(string driver) => new(Assembly.GetExecutingAssembly(), driver, $$"""{ "devEui": "{{Eui}}" }""", Device)
    {
        SilentWithin = TimeSpan.FromSeconds(20),
    };

    private static ConformanceDevice Device()
    {
        bool wet = false;
        return new ConformanceDevice
        {
            Message = () => PostedToy.Message(Eui, wet),
            MessageType = "text/plain",
            ForeignFrame = PostedToy.Message("0000000000000001" + Eui, true),
            Readings = { { ILeak.Wet, false } },
            Change = () => wet = true,
            ChangedReadings = { { ILeak.Wet, true } },
        };
    }
}
